package app.pentimento.image.container;

import app.pentimento.image.container.HeifItems.Item;
import app.pentimento.image.container.IsoBoxes.Box;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a HEIC or AVIF file says about its main picture, before anything is decoded.
 *
 * @param width as shown, after the file's own turns and crops
 * @param height as shown
 * @param codedPixels how many pixels are decoded for it, before any crop
 * @param bits the bits of a sample
 * @param icc its colour profile; null where it has none
 * @param code its colours by numbers (ITU-T H.273), where it has no profile; null where it says nothing
 * @param others how many other whole pictures stand in the file: the shots of a burst
 * @param gainMap whether something in it makes the picture brighter on HDR displays
 * @param film whether a film stands in it too
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record HeifFile(
        HeifItems items,
        int width,
        int height,
        long codedPixels,
        int bits,
        byte @Nullable [] icc,
        @Nullable ColourCode code,
        int others,
        boolean gainMap,
        boolean film) {
    private static final int FULL = 4;
    private static final int DEEPEST = 4;
    private static final Set<String> PICTURES = Set.of("hvc1", "av01", "grid", "iovl", "iden");

    /** Colours by number: H.273's ColourPrimaries and TransferCharacteristics. */
    public record ColourCode(int primaries, int transfer) {}

    public static HeifFile read(byte[] file) throws BrokenFile, UnsupportedKind {
        HeifItems items = HeifItems.read(file);
        Item primary = items.primary();
        Item coded = coded(items, primary);
        if (items.references().stream().anyMatch(each -> each.type().equals("prem") && each.from() == primary.id())) {
            throw new UnsupportedKind(
                    "The colours of this picture are multiplied with its transparency, which is not supported.");
        }
        ByteReader in = items.file();
        int[] size = null;
        long pixels = 0;
        int bits = 0;
        byte[] icc = null;
        ColourCode code = null;
        List<Box> properties = new ArrayList<>(items.properties(primary.id()));
        if (coded.id() != primary.id()) {
            // Tiles tell their depth, and colours that the whole does not tell; not its size.
            items.properties(coded.id()).stream()
                    .filter(box -> switch (box.type()) {
                        case "colr" ->
                            properties.stream().noneMatch(other -> other.type().equals("colr"));
                        case "hvcC", "av1C" -> true;
                        default -> false;
                    })
                    .toList()
                    .forEach(properties::add);
        }
        for (Box box : properties) {
            int at = box.payload().start();
            switch (box.type()) {
                case "ispe" -> {
                    size = new int[] {side(in.u32(at + FULL)), side(in.u32(at + FULL + 4))};
                    pixels = (long) size[0] * size[1];
                }
                case "irot" -> size = (in.u8(at) & 1) == 0 || size == null ? size : new int[] {size[1], size[0]};
                case "clap" -> size = size == null ? null : cropped(size, in, at);
                case "hvcC" -> bits = Math.max(bits, 8 + (in.u8(at + 17) & 7));
                case "av1C" ->
                    bits = Math.max(bits, (in.u8(at + 2) & 0x40) == 0 ? 8 : (in.u8(at + 2) & 0x20) == 0 ? 10 : 12);
                case "colr" -> {
                    String kind = in.fourCc(at);
                    if (kind.equals("prof") || kind.equals("rICC")) {
                        icc = new Range(at + 4, box.payload().end()).of(file);
                    } else if (kind.equals("nclx")) {
                        code = new ColourCode(in.u16(at + 4), in.u16(at + 6));
                    }
                }
                default -> {
                    // Nothing that changes the picture.
                }
            }
        }
        if (size == null) {
            throw new BrokenFile("This file does not say how large its picture is.");
        }
        return new HeifFile(
                items,
                size[0],
                size[1],
                pixels,
                Math.max(bits, 8),
                icc,
                icc == null ? code : null,
                others(items, primary),
                hasGainMap(items),
                items.film());
    }

    /** The EXIF block of the main picture, without what HEIF puts before it; null where there is none. */
    public byte @Nullable [] exif() throws BrokenFile {
        Item item = items.described(items.primary().id(), "Exif", "").orElse(null);
        byte[] content = item == null ? null : items.content(item);
        if (content == null) {
            return null;
        }
        ByteReader in = new ByteReader(content, ByteOrder.BIG_ENDIAN);
        long start = 4 + in.u32(0);
        return start >= content.length ? null : in.bytes(start, content.length - start);
    }

    /** The XMP packet of the main picture; null where there is none. */
    public byte @Nullable [] xmp() throws BrokenFile {
        Item item = items.described(items.primary().id(), "mime", "application/rdf+xml")
                .orElse(null);
        return item == null ? null : items.content(item);
    }

    /** The file with all other pictures hidden, so that a decoder decodes the main one alone; as long as the file. */
    public byte[] primaryAlone() throws BrokenFile {
        return items.primaryAlone();
    }

    /** The item whose coded data make the picture: itself, or the first of its tiles. */
    private static Item coded(HeifItems items, Item primary) throws BrokenFile, UnsupportedKind {
        Item item = primary;
        for (int depth = 0; depth < DEEPEST; depth++) {
            switch (item.type()) {
                case "hvc1", "av01" -> {
                    return item;
                }
                case "grid", "iovl", "iden" -> {
                    long from = item.id();
                    Optional<Item> part = items.references().stream()
                            .filter(each -> each.type().equals("dimg") && each.from() == from)
                            .flatMap(each -> each.to().stream().limit(1))
                            .findFirst()
                            .flatMap(items::item);
                    item = part.orElseThrow(() -> new BrokenFile("The tiles of this picture are missing."));
                }
                default ->
                    throw new UnsupportedKind(
                            "This file holds a picture that is coded as \"%s\", and only HEVC and AV1 are supported."
                                    .formatted(item.type().replaceAll("[^A-Za-z0-9 ]", "?")));
            }
        }
        throw new BrokenFile("The tiles of this picture are too deep inside of each other.");
    }

    /** Apple's is an auxiliary picture; that of ISO 21496-1 is an item that is made from two. */
    private static boolean hasGainMap(HeifItems items) throws BrokenFile {
        for (Item item : items.all()) {
            if (item.type().equals("tmap")) {
                return true;
            }
            for (Box box : items.properties(item.id())) {
                if (box.type().equals("auxC") && items.text(box.payload()).contains("hdrgainmap")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int side(long length) throws BrokenFile {
        if (length > Integer.MAX_VALUE) {
            throw new BrokenFile("This file has a broken header.");
        }
        return (int) length;
    }

    /** The size after a crop, whose sides are given as fractions. */
    private static int[] cropped(int[] size, ByteReader in, int at) throws BrokenFile {
        long width = in.u32(at);
        long widthOver = in.u32(at + 4);
        long height = in.u32(at + 8);
        long heightOver = in.u32(at + 12);
        if (widthOver == 0 || heightOver == 0) {
            throw new BrokenFile("The crop of this picture is broken.");
        }
        return new int[] {(int) Math.min(size[0], width / widthOver), (int) Math.min(size[1], height / heightOver)};
    }

    /** Whole pictures beside the main one: not its tiles, thumbnails, or maps of depth, light and transparency. */
    private static int others(HeifItems items, Item primary) {
        Set<Long> parts = new HashSet<>();
        for (HeifItems.Reference each : items.references()) {
            switch (each.type()) {
                case "thmb", "auxl" -> parts.add(each.from());
                case "dimg" -> parts.addAll(each.to());
                default -> {
                    // Says nothing of what is a picture.
                }
            }
        }
        return (int) items.all().stream()
                .filter(item -> PICTURES.contains(item.type()))
                .filter(item -> item.id() != primary.id() && !parts.contains(item.id()))
                .count();
    }
}
