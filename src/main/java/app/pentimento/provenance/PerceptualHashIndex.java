package app.pentimento.provenance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Perceptual hashes in memory, in the order of their rows, searched from end to end: a million take a few milliseconds,
 * so nothing cleverer is needed. Not safe for several threads at once.
 */
final class PerceptualHashIndex {
    private static final int ROOM = 1024;

    private long[] numbers = new long[ROOM];
    private long[] hashes = new long[ROOM];
    private int size;

    /** A row whose hash is near, and by how many bits it differs. */
    record Near(long number, int distance) {}

    int size() {
        return size;
    }

    /** Appends a row; numbers must grow. */
    void add(long number, long hash) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        numbers[size] = number;
        hashes[size] = hash;
        size++;
    }

    /** Forgets the rows after this number. */
    void cutAfter(long number) {
        int at = Arrays.binarySearch(numbers, 0, size, number);
        size = at >= 0 ? at + 1 : -at - 1;
    }

    /**
     * The nearest rows, the nearest first and among equals the oldest.
     *
     * @param most in how many bits they may differ
     * @param limit how many are wanted
     */
    List<Near> search(long hash, int most, int limit) {
        List<List<Near>> byDistance = new ArrayList<>();
        for (int distance = 0; distance <= most; distance++) {
            byDistance.add(new ArrayList<>());
        }
        for (int i = 0; i < size; i++) {
            int distance = Long.bitCount(hashes[i] ^ hash);
            if (distance <= most && byDistance.get(distance).size() < limit) {
                byDistance.get(distance).add(new Near(numbers[i], distance));
            }
        }
        return byDistance.stream().flatMap(List::stream).limit(limit).toList();
    }
}
