package app.pentimento.image;

import app.pentimento.image.container.ByteReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells from a file's first bytes what it is. */
final class FormatDetector {
    private static final int MOST_BRANDS = 64;
    private static final Map<String, ImageFormat> TAKEN = new LinkedHashMap<>();
    private static final Map<String, String> FOREIGN = new LinkedHashMap<>();

    static {
        TAKEN.put("FFD8FF", ImageFormat.JPEG);
        TAKEN.put("89504E470D0A1A0A", ImageFormat.PNG);
        TAKEN.put(hex("GIF87a"), ImageFormat.GIF);
        TAKEN.put(hex("GIF89a"), ImageFormat.GIF);
        TAKEN.put("49492A00", ImageFormat.TIFF);
        TAKEN.put("4D4D002A", ImageFormat.TIFF);
        FOREIGN.put("49492B00", "a BigTIFF picture");
        FOREIGN.put("4D4D002B", "a BigTIFF picture");
        FOREIGN.put(hex("%PDF"), "a PDF document");
        FOREIGN.put("FF0A", "a JPEG XL picture");
        FOREIGN.put("0000000C4A584C20", "a JPEG XL picture");
        FOREIGN.put("0000000C6A502020", "a JPEG 2000 picture");
        FOREIGN.put("FF4FFF51", "a JPEG 2000 picture");
        FOREIGN.put(hex("8BPS"), "a Photoshop document");
        FOREIGN.put("00000100", "an icon file");
        FOREIGN.put("762F3101", "an OpenEXR picture");
        FOREIGN.put(hex("#?R"), "a Radiance HDR picture");
        FOREIGN.put(hex("qoif"), "a QOI picture");
        FOREIGN.put(hex("P6"), "a PNM picture");
        FOREIGN.put("504B0304", "a ZIP archive");
        FOREIGN.put("1F8B", "a compressed file");
    }

    private FormatDetector() {}

    /** The format of a file that starts with these bytes, if it is one of those that are taken. */
    static Optional<ImageFormat> format(byte[] file) {
        if (ByteReader.at(file, 0, "RIFF") && ByteReader.at(file, 8, "WEBP")) {
            return Optional.of(ImageFormat.WEBP);
        }
        // "BM" alone is also how a text may start; a bitmap's reserved bytes are zero.
        if (ByteReader.at(file, 0, "BM") && ByteReader.at(file, 6, "\0\0\0\0")) {
            return Optional.of(ImageFormat.BMP);
        }
        if (ByteReader.at(file, 4, "ftyp")) {
            return heif(file);
        }
        return TAKEN.entrySet().stream()
                .filter(each -> startsWith(file, each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What a file is that is not taken, in words that fit into "This is …". */
    static String describe(byte[] file) {
        if (ByteReader.at(file, 4, "ftyp")) {
            return isoMedia(new String(file, 8, Math.min(4, file.length - 8), StandardCharsets.ISO_8859_1));
        }
        String text =
                new String(file, 0, Math.min(file.length, 1024), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (text.contains("<svg")) {
            return "an SVG drawing";
        }
        if (text.contains("<html") || text.contains("<!doctype html")) {
            return "a web page";
        }
        return FOREIGN.entrySet().stream()
                .filter(each -> startsWith(file, each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("not a supported picture format");
    }

    private static String isoMedia(String brand) {
        return brand.equals("crx ") ? "a camera's raw file" : "a video";
    }

    /** What the brands of an ISO media file say: the main one, and where that says little, those it is compatible with. */
    private static Optional<ImageFormat> heif(byte[] file) {
        long size = Math.min(file.length, ByteBuffer.wrap(file).getInt() & 0xFFFFFFFFL);
        List<String> brands = new ArrayList<>();
        for (int at = 8; at + 4 <= size && brands.size() < MOST_BRANDS; at += at == 8 ? 8 : 4) {
            brands.add(new String(file, at, 4, StandardCharsets.ISO_8859_1));
        }
        if (brands.isEmpty() || brands.getFirst().equals("crx ")) {
            return Optional.empty();
        }
        for (String brand : brands) {
            switch (brand) {
                case "avif", "avis" -> {
                    return Optional.of(ImageFormat.AVIF);
                }
                case "heic", "heix", "heim", "heis", "hevc", "hevx" -> {
                    return Optional.of(ImageFormat.HEIC);
                }
                default -> {
                    // The next one may say more.
                }
            }
        }
        return brands.contains("mif1") || brands.contains("msf1") ? Optional.of(ImageFormat.HEIC) : Optional.empty();
    }

    private static boolean startsWith(byte[] file, String hex) {
        byte[] wanted = HexFormat.of().parseHex(hex);
        return ByteReader.at(file, 0, new String(wanted, StandardCharsets.ISO_8859_1));
    }

    private static String hex(String ascii) {
        return HexFormat.of().withUpperCase().formatHex(ascii.getBytes(StandardCharsets.ISO_8859_1));
    }
}
