package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of strangers that were broken on purpose: whatever they hold, the reader gives a report, and soon. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MutatedFilesTest {
    private static final int FILES_PER_SEED = 1000;

    private static ManifestReader reader;
    private static SigningKeys keys;
    private static final List<Seed> seeds = new ArrayList<>();

    @BeforeAll
    static void collect(@TempDir Path folder) throws Exception {
        keys = Signing.keys(folder);
        reader = new ManifestReader(keys.roots(), Clock.systemUTC());
        for (String mediaType : List.of("image/png", "image/jpeg", "image/webp")) {
            byte[] upload = Pictures.drawn(mediaType, 40, 30, java.awt.Color.CYAN);
            seeds.add(new Seed(new Chain(keys, reader, mediaType).rendition(upload, 2), mediaType));
        }
        for (String name : List.of("C.jpg", "CACA.jpg", "CIE-sig-CA.jpg")) {
            seeds.add(smaller(ReferenceFilesTest.file(name)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void mutatedFilesAreReportedOnAndNothingFalseIsBelieved(long seed) {
        Random random = new Random(seed);
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < FILES_PER_SEED; i++) {
            Seed chosen = seeds.get(random.nextInt(seeds.size()));
            byte[] mutated = random.nextBoolean() ? mutate(chosen.file, random) : mutatedStore(chosen, random);
            assertThatCode(() -> {
                        ManifestReport report = reader.read(mutated, chosen.mediaType);
                        report.problems().forEach(p -> codes.add(p.code()));
                        assertThat(report.problems())
                                .extracting(ValidationStatus::explanation)
                                .doesNotContain(ManifestReader.NOT_JUDGED);
                        if (report.valid()) {
                            assertSaysTheSame(chosen, mutated, report);
                        }
                        carryAlong(report, chosen.mediaType);
                    })
                    .as("seed %s, file %s", seed, i)
                    .doesNotThrowAnyException();
        }
        assertThat(codes).as("how far the mutations reach").hasSizeGreaterThan(10);
    }

    /** A mutation may fall where nothing is bound, such as padding; then everything that counts is as it was. */
    private static void assertSaysTheSame(Seed seed, byte[] mutated, ManifestReport report) throws Exception {
        ManifestReport original = reader.read(seed.file, seed.mediaType);
        ManifestFacts was = original.manifests().getFirst();
        ManifestFacts is = report.manifests().getFirst();
        assertThat(is.label()).isEqualTo(was.label());
        assertThat(is.actions()).isEqualTo(was.actions());
        assertThat(is.ingredients()).isEqualTo(was.ingredients());
        assertThat(withoutManifest(mutated, seed.mediaType)).isEqualTo(withoutManifest(seed.file, seed.mediaType));
    }

    private static byte[] withoutManifest(byte[] file, String mediaType) throws Exception {
        Container.Embedded found =
                Container.of(mediaType).orElseThrow().find(file).orElseThrow();
        byte[] rest = ByteArrays.without(file, List.of(new ByteArrays.Range(found.start(), found.length())));
        if (mediaType.equals("image/webp")) { // the length of the file stands in its header
            Arrays.fill(rest, 4, 8, (byte) 0);
        }
        return rest;
    }

    /** What was read, however broken, can become an ingredient. */
    private static void carryAlong(ManifestReport report, String mediaType) {
        ManifestSpec spec = Signing.labelled(mediaType, report);
        byte[] blank = new byte[1];
        ManifestBuilder builder = new ManifestBuilder(spec);
        assertThat(builder.store(blank, builder.claim(blank), blank)).isNotEmpty();
    }

    @Test
    void deepAndWideStoresAreRefused() {
        byte[] deep = new byte[0];
        for (int i = 0; i < 5000; i++) {
            deep = JumbfWriter.superBox(JumbfType.STORE, "c2pa", List.of(deep));
        }
        assertBroken(deep);
        byte[] empty = JumbfWriter.superBox(JumbfType.ASSERTIONS, "", List.of());
        assertBroken(JumbfWriter.superBox(JumbfType.STORE, "c2pa", java.util.Collections.nCopies(50_000, empty)));
    }

    @Test
    void deepAndWideCborIsRefused() {
        byte[] nested = new byte[100_000];
        Arrays.fill(nested, (byte) 0x81); // lists of one list
        assertMalformed(nested);
        Arrays.fill(nested, (byte) 0xc1); // tags of tags
        assertMalformed(nested);
        assertMalformed(
                ByteBuffer.allocate(9).put((byte) 0x9b).putLong(Long.MAX_VALUE).array());
        assertMalformed(
                ByteBuffer.allocate(9).put((byte) 0x5b).putLong(1L << 40).array());
        byte[] wide = new byte[1_000_000];
        wide[0] = (byte) 0x9f; // an open list of a million zeroes that never ends
        assertMalformed(wide);
    }

    @Test
    void ingredientsThatLeadInACircleEnd() throws Exception {
        byte[] picture = Pictures.drawn("image/png");
        byte[] signed = ManifestWriter.sign(
                picture, "image/png", Signing.labelled("image/png", reader.read(picture, "image/png")), keys.signer());
        ManifestStore store =
                Signing.store(new PngContainer().find(signed).orElseThrow().store());
        String label = store.active().label();
        byte[] self = CborEncoder.encode(java.util.Map.of(
                "relationship",
                "parentOf",
                "activeManifest",
                new HashedUri(JumbfLabels.manifest(label), "", new byte[32]).fields()));
        byte[] manifest = JumbfWriter.superBox(
                JumbfType.UPDATE_MANIFEST,
                label,
                List.of(
                        JumbfWriter.superBox(
                                JumbfType.ASSERTIONS,
                                JumbfLabels.ASSERTIONS,
                                List.of(JumbfWriter.cborBox(JumbfType.CBOR, JumbfLabels.INGREDIENT_3, self))),
                        store.active()
                                .box()
                                .box(JumbfLabels.CLAIM_2)
                                .orElseThrow()
                                .whole()));
        assertBroken(JumbfWriter.superBox(JumbfType.STORE, "c2pa", List.of(manifest)));
    }

    private static void assertBroken(byte[] store) {
        byte[] file = ByteArrays.insert(pngStart(), pngStart().length, new PngContainer().wrap(store));
        ManifestReport report = reader.read(file, "image/png");
        assertThat(report.present()).isTrue();
        assertThat(report.valid()).isFalse();
        assertThat(report.problems()).isNotEmpty();
    }

    private static void assertMalformed(byte[] cbor) {
        assertThatCode(() -> CborDecoder.decode(cbor, "claim.cbor.invalid")).isInstanceOf(MalformedManifest.class);
    }

    private static byte[] pngStart() {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    }

    /** The same file with only the start of its picture, so that thousands are read in a short time. */
    private static Seed smaller(byte[] file) throws Exception {
        Container.Embedded embedded = new JpegContainer().find(file).orElseThrow();
        int end = Math.min(file.length, embedded.start() + embedded.length() + 500);
        return new Seed(Arrays.copyOf(file, end), "image/jpeg");
    }

    private static byte[] mutatedStore(Seed seed, Random random) {
        try {
            Container container = Container.of(seed.mediaType).orElseThrow();
            byte[] store = container.find(seed.file).orElseThrow().store();
            return container.place(seed.file, mutate(store, random)).asset();
        } catch (MalformedManifest | UnsignableException e) {
            throw new AssertionError("The seeds are whole", e);
        }
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int rounds = 1 + random.nextInt(4);
        for (int i = 0; i < rounds && bytes.length > 16; i++) {
            int at = random.nextInt(bytes.length - 8);
            switch (random.nextInt(7)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 ->
                    ByteBuffer.wrap(bytes).putInt(at, new int[] {0, 1, 7, -1, Integer.MAX_VALUE}[random.nextInt(5)]);
                case 3 -> bytes = Arrays.copyOf(bytes, at);
                case 4 -> {
                    byte[] noise = new byte[1 + random.nextInt(64)];
                    random.nextBytes(noise);
                    bytes = ByteArrays.insert(bytes, at, noise);
                }
                case 5 -> bytes = ByteArrays.without(bytes, List.of(new ByteArrays.Range(at, random.nextInt(8))));
                default -> {
                    int length = Math.min(random.nextInt(2000), bytes.length - at);
                    bytes = ByteArrays.insert(
                            bytes, random.nextInt(bytes.length), Arrays.copyOfRange(bytes, at, at + length));
                }
            }
        }
        return bytes;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Seed(byte[] file, String mediaType) {}
}
