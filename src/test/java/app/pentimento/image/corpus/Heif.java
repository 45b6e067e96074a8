package app.pentimento.image.corpus;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** Builds HEIC and AVIF files: pictures coded by libheif's own encoder, put together as phones and cameras do. */
public final class Heif {
    private final String brand;
    private final List<Item> items = new ArrayList<>();
    private final List<byte[]> references = new ArrayList<>();
    private final List<byte[]> properties = new ArrayList<>();
    private int primary = 1;

    @SuppressWarnings("ArrayRecordComponent") // made once and never compared
    private record Item(int id, String type, String contentType, byte[] data, List<Integer> properties) {}

    /**
     * What an encoder made of a picture.
     *
     * @param settings the box with the settings of its decoder
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Coded(String type, byte[] settings, byte[] data) {}

    private Heif(String brand) {
        this.brand = brand;
    }

    public static Heif file(String brand) {
        return new Heif(brand);
    }

    /** Whether this platform has the encoder; where CI is set, it has to. */
    public static boolean canEncode() {
        boolean found = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "heif-enc")));
        if (!found && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("heif-enc is not installed");
        }
        return found;
    }

    /** A file as libheif writes it. */
    public static byte[] encode(BufferedImage image, boolean avif, String... options) {
        try {
            Path folder = Files.createTempDirectory("heif");
            Path in = folder.resolve("in.png");
            Path out = folder.resolve(avif ? "out.avif" : "out.heic");
            try {
                ImageIO.write(image, "png", in.toFile());
                List<String> command = new ArrayList<>(List.of("heif-enc", "-q", "90", "-p", "chroma=444"));
                command.addAll(List.of(options));
                if (avif) {
                    command.add("-A");
                }
                command.addAll(List.of(in.toString(), "-o", out.toString()));
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("words").toFile())
                        .start();
                if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new IllegalStateException(Files.readString(folder.resolve("words")));
                }
                return Files.readAllBytes(out);
            } finally {
                for (String each : List.of("in.png", "out.avif", "out.heic", "words")) {
                    Files.deleteIfExists(folder.resolve(each));
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A picture alone, for files that are put together here. */
    public static Coded coded(BufferedImage image, boolean avif, String... options) {
        byte[] file = encode(image, avif, options);
        String type = avif ? "av1C" : "hvcC";
        int settings = Bytes.find(file, type) - 4;
        int data = Bytes.find(file, "mdat") + 4;
        return new Coded(
                avif ? "av01" : "hvc1",
                Arrays.copyOfRange(file, settings, settings + size(file, settings)),
                Arrays.copyOfRange(file, data, data - 8 + size(file, data - 8)));
    }

    private static int size(byte[] file, int box) {
        return java.nio.ByteBuffer.wrap(file).getInt(box);
    }

    public static byte[] box(String type, byte[]... payload) {
        byte[] all = Bytes.join(payload);
        return Bytes.big().u32(8 + all.length).text(type).add(all).array();
    }

    public static byte[] size(int width, int height) {
        return box("ispe", Bytes.big().u32(0, width, height).array());
    }

    /** Turns by so many quarters against the clock. */
    public static byte[] turn(int quarters) {
        return box("irot", new byte[] {(byte) quarters});
    }

    public static byte[] colours(int primaries, int transfer, int matrix) {
        return box(
                "colr",
                Bytes.big()
                        .text("nclx")
                        .u16(primaries, transfer, matrix)
                        .u8(0x80)
                        .array());
    }

    public static byte[] profile(byte[] icc) {
        return box("colr", Bytes.big().text("prof").add(icc).array());
    }

    /** Adds a coded picture; gives its number. */
    public int picture(Coded coded, byte[]... with) {
        List<byte[]> all = new ArrayList<>(List.of(with));
        all.add(coded.settings());
        return item(coded.type(), "", coded.data(), all);
    }

    /** Adds a picture of tiles that are there, row by row. */
    public int grid(int rows, int columns, int width, int height, List<Integer> tiles, byte[]... with) {
        byte[] data =
                Bytes.big().u8(0, 0, rows - 1, columns - 1).u16(width, height).array();
        int id = item("grid", "", data, List.of(with));
        int[] to = tiles.stream().mapToInt(tile -> tile).toArray();
        return refer("dimg", id, to);
    }

    public int exif(byte[] block, int of) {
        return refer("cdsc", item("Exif", "", Bytes.big().u32(0).add(block).array(), List.of()), of);
    }

    public int xmp(String packet, int of) {
        byte[] bytes = packet.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return refer("cdsc", item("mime", "application/rdf+xml", bytes, List.of()), of);
    }

    /** Says something of other items; gives the number of the one that it is said by. */
    public int refer(String type, int from, int... to) {
        references.add(box(type, Bytes.big().u16(from, to.length).u16(to).array()));
        return from;
    }

    public Heif primary(int id) {
        primary = id;
        return this;
    }

    private int item(String type, String contentType, byte[] data, List<byte[]> with) {
        List<Integer> numbers = new ArrayList<>();
        for (byte[] property : with) {
            properties.add(property);
            numbers.add(properties.size());
        }
        items.add(new Item(items.size() + 1, type, contentType, data, numbers));
        return items.size();
    }

    public byte[] bytes() {
        byte[] ftyp = box(
                "ftyp", Bytes.big().text(brand).u32(0).text("mif1").text(brand).array());
        int data = ftyp.length + meta(0).length + 8;
        Bytes content = Bytes.big();
        items.forEach(item -> content.add(item.data()));
        return Bytes.join(ftyp, meta(data), box("mdat", content.array()));
    }

    private byte[] meta(int data) {
        Bytes infos = Bytes.big().u32(0).u16(items.size());
        Bytes places = Bytes.big().u32(0).u16(0x4400, items.size());
        Bytes associations = Bytes.big().u32(0, items.size());
        int at = data;
        for (Item item : items) {
            Bytes info = Bytes.big()
                    .u8(2, 0, 0, 0)
                    .u16(item.id(), 0)
                    .text(item.type())
                    .u8(0);
            if (!item.contentType().isEmpty()) {
                info.text(item.contentType()).u8(0);
            }
            infos.add(box("infe", info.array()));
            places.u16(item.id(), 0, 1).u32(at, item.data().length);
            at += item.data().length;
            associations.u16(item.id()).u8(item.properties().size());
            item.properties().forEach(each -> associations.u8(0x80 | each));
        }
        byte[] handler =
                box("hdlr", Bytes.big().u32(0, 0).text("pict").zeros(13).array());
        byte[] main = box("pitm", Bytes.big().u32(0).u16(primary).array());
        byte[] all = box("ipco", properties.toArray(byte[][]::new));
        byte[] props = box("iprp", all, box("ipma", associations.array()));
        byte[] refs = references.isEmpty()
                ? new byte[0]
                : box("iref", Bytes.big().u32(0).array(), Bytes.join(references.toArray(byte[][]::new)));
        return box(
                "meta",
                Bytes.big().u32(0).array(),
                handler,
                main,
                box("iinf", infos.array()),
                box("iloc", places.array()),
                props,
                refs);
    }
}
