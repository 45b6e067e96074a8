package app.pentimento.provenance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * How long it takes to find the pictures that look like another among a million, in the index that the server searches;
 * beside a yardstick that no linear search can beat by much: a scan that counts differing bits and keeps the least.
 * Prints medians.
 */
final class LookSearch {
    private static final int HASHES = 1_000_000;
    private static final int MOST_BITS = 14;
    private static final int ROUNDS = 200;

    private LookSearch() {}

    /** Runs the benchmark; takes no arguments. */
    public static void main(String[] args) {
        Random random = new Random(3);
        PerceptualHashIndex index = new PerceptualHashIndex();
        long[] hashes = new long[HASHES];
        for (int i = 0; i < HASHES; i++) {
            hashes[i] = random.nextLong();
            index.add(i, hashes[i]);
        }
        double[] search = new double[ROUNDS];
        double[] scan = new double[ROUNDS];
        long found = 0;
        for (int round = 0; round < 2 * ROUNDS; round++) { // the first half warms up
            long wanted = hashes[random.nextInt(HASHES)] ^ (1L << random.nextInt(64));
            long began = System.nanoTime();
            found += index.search(wanted, MOST_BITS, 10).getFirst().distance();
            long middle = System.nanoTime();
            found -= nearest(hashes, wanted);
            long end = System.nanoTime();
            search[round % ROUNDS] = (middle - began) / 1e6;
            scan[round % ROUNDS] = (end - middle) / 1e6;
        }
        if (found != 0) {
            throw new IllegalStateException("The search does not find what a scan finds");
        }
        System.out.printf(Locale.ROOT, "%-44s %8.2f ms%n", "yardstick (bare scan), median", median(scan));
        System.out.printf(
                Locale.ROOT,
                "%-44s %8.2f ms   %.2fx the yardstick%n",
                "search of a million hashes, median",
                median(search),
                median(search) / median(scan));
    }

    private static int nearest(long[] hashes, long wanted) {
        int least = 64;
        for (long hash : hashes) {
            least = Math.min(least, Long.bitCount(hash ^ wanted));
        }
        return least;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
