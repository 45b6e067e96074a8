package app.pentimento.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pentimento.image.corpus.Corpus;
import app.pentimento.image.corpus.Exif;
import app.pentimento.image.corpus.Heif;
import app.pentimento.image.corpus.Png;
import app.pentimento.image.corpus.Sample;
import app.pentimento.image.corpus.Scene;
import app.pentimento.testing.Thorough;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Files with random damage, the same at every run, are taken or refused, and nothing else happens. */
class MutationTest {
    private static final int LARGEST = 20_000;
    private static final int HEIF_MUTATIONS = Thorough.times(150, 1_500);
    private static final int MUTATIONS = Thorough.times(2_000, 6_000);

    private final Pictures pictures = new Pictures();

    @Test
    void aDamagedFileIsTakenOrRefusedInASentence() {
        List<Sample> seeds = Corpus.samples().stream()
                .filter(sample -> sample.rejected() == null
                        && !sample.name().matches("(heic|avif).*")
                        && sample.bytes().length < LARGEST)
                .toList();
        Random random = new Random(20261125);
        Map<String, Integer> outcomes = new HashMap<>();
        for (int i = 0; i < MUTATIONS; i++) {
            Sample seed = seeds.get(random.nextInt(seeds.size()));
            byte[] file = mutated(seed.bytes(), random);
            String outcome = outcome(file, "mutation %d of %s".formatted(i, seed.name()));
            outcomes.merge(outcome, 1, Integer::sum);
        }
        // Both must happen often, or the damage is not of the interesting kind.
        assertThat(outcomes.get("taken")).isGreaterThan(MUTATIONS / 20);
        assertThat(outcomes.get("UNREADABLE_IMAGE")).isGreaterThan(MUTATIONS / 20);
    }

    /** Each damage costs a process, so there are fewer. */
    @Test
    void aDamagedHeicOrAvifFileIsTakenOrRefusedInASentence() {
        assumeTrue(Heif.canEncode() && HeifDecoder.tool().isPresent(), "libheif's tools are not installed");
        List<byte[]> seeds =
                List.of(Heif.encode(Scene.draw(96, 64), false), Heif.encode(Scene.draw(96, 64), true), heifOfTiles());
        Random random = new Random(20261201);
        Map<String, Integer> outcomes = new HashMap<>();
        for (int i = 0; i < HEIF_MUTATIONS; i++) {
            int seed = random.nextInt(seeds.size());
            byte[] file = mutated(seeds.get(seed), random);
            outcomes.merge(outcome(file, "mutation %d of %d".formatted(i, seed)), 1, Integer::sum);
        }
        assertThat(outcomes.get("taken")).isGreaterThan(HEIF_MUTATIONS / 20);
        assertThat(outcomes.get("UNREADABLE_IMAGE")).isGreaterThan(HEIF_MUTATIONS / 20);
    }

    private static byte[] heifOfTiles() {
        Heif file = Heif.file("heic");
        Heif.Coded tile = Heif.coded(Scene.draw(64, 64), false);
        int left = file.picture(tile, Heif.size(64, 64));
        int right = file.picture(tile, Heif.size(64, 64));
        int grid = file.grid(1, 2, 128, 64, List.of(left, right), Heif.size(128, 64), Heif.turn(1));
        file.exif(Exif.phone(6, ByteOrder.BIG_ENDIAN), grid);
        return file.primary(grid).bytes();
    }

    private String outcome(byte[] file, String name) {
        try {
            pictures.deliver(file);
            return "taken";
        } catch (ImageRejected e) {
            assertThat(e).as(name).message().endsWith(".");
            return e.reason().name();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(name, e);
        }
    }

    private static byte[] mutated(byte[] file, Random random) {
        byte[] copy = file.clone();
        int changes = 1 + random.nextInt(6);
        int reach = random.nextBoolean() ? Math.min(120, copy.length) : copy.length;
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(reach);
            switch (random.nextInt(4)) {
                case 0 -> copy[at] = (byte) random.nextInt(256);
                case 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> copy[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
                default -> {
                    int from = random.nextInt(copy.length);
                    int length = Math.min(random.nextInt(16), copy.length - Math.max(from, at));
                    System.arraycopy(copy, from, copy, at, length);
                }
            }
        }
        if (Arrays.equals(copy, 0, 8, Png.SIGNATURE, 0, 8)) {
            mendChecksums(copy);
        }
        return copy;
    }

    /** Damage behind a right checksum reaches further. */
    private static void mendChecksums(byte[] png) {
        ByteBuffer file = ByteBuffer.wrap(png);
        int at = Png.SIGNATURE.length;
        while (at + 12 <= png.length) {
            int length = file.getInt(at);
            if (length < 0 || length > png.length - at - 12) {
                return;
            }
            CRC32 crc = new CRC32();
            crc.update(png, at + 4, length + 4);
            file.putInt(at + 8 + length, (int) crc.getValue());
            at += length + 12;
        }
    }
}
