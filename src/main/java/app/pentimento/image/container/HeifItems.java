package app.pentimento.image.container;

import app.pentimento.image.container.IsoBoxes.Box;
import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The items that a HEIF file lists (ISO/IEC 23008-12): pictures, tiles, thumbnails and metadata, with their properties
 * and how they refer to each other.
 */
final class HeifItems {
    private static final int FULL = 4;
    private static final int MOST_ITEMS = 20_000;
    private static final int MOST_METADATA = 16 << 20;
    private static final int HIDDEN = 1;

    private final byte[] bytes;
    private final ByteReader file;
    private final Map<Long, Item> items = new LinkedHashMap<>();
    private final Map<Long, List<Box>> properties = new HashMap<>();
    private final Map<Long, List<Extent>> places = new HashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private @Nullable Range data;
    private long primary = -1;
    private boolean film;

    /**
     * An item.
     *
     * @param type its coding in four characters
     * @param contentType of one that is metadata of a media type; else empty
     * @param flags where the file keeps its flags
     */
    record Item(long id, String type, String contentType, int flags) {}

    /** What one item says of others: {@code thmb} is a thumbnail of it, {@code dimg} it is made from them, … */
    record Reference(String type, long from, List<Long> to) {}

    private record Extent(boolean inData, long at, long length) {}

    private HeifItems(byte[] bytes) {
        this.bytes = bytes;
        file = new ByteReader(bytes, ByteOrder.BIG_ENDIAN);
    }

    static HeifItems read(byte[] bytes) throws BrokenFile, UnsupportedKind {
        HeifItems items = new HeifItems(bytes);
        List<Box> all = IsoBoxes.in(items.file, new Range(0, bytes.length));
        items.film = first(all, "moov").isPresent() || first(all, "mpvd").isPresent(); // the latter is a motion photo's
        Box meta = first(all, "meta")
                .orElseThrow(() -> new UnsupportedKind("This file holds a film or a sequence, and no still picture."));
        items.readMeta(IsoBoxes.in(items.file, items.inside(meta)));
        return items;
    }

    /** Whether the file has a film beside its pictures. */
    boolean film() {
        return film;
    }

    String text(Range range) {
        return new String(bytes, range.start(), range.length(), StandardCharsets.ISO_8859_1);
    }

    ByteReader file() {
        return file;
    }

    Item primary() throws BrokenFile {
        Item item = items.get(primary);
        if (item == null) {
            throw new BrokenFile("This file does not say which of its pictures is the main one.");
        }
        return item;
    }

    Collection<Item> all() {
        return items.values();
    }

    Optional<Item> item(long id) {
        return Optional.ofNullable(items.get(id));
    }

    /** The properties of an item, in the order in which they apply. */
    List<Box> properties(long id) {
        return properties.getOrDefault(id, List.of());
    }

    List<Reference> references() {
        return references;
    }

    /** The items that describe this one and are of such a type. */
    Optional<Item> described(long id, String type, String contentType) {
        return references.stream()
                .filter(each -> each.type().equals("cdsc") && each.to().contains(id))
                .map(each -> items.get(each.from()))
                .filter(each -> each != null
                        && each.type().equals(type)
                        && each.contentType().equals(contentType))
                .findFirst();
    }

    /** The bytes of an item; null where they are nowhere, or more than metadata ever is. */
    byte @Nullable [] content(Item item) throws BrokenFile {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Extent extent : places.getOrDefault(item.id(), List.of())) {
            Range all = extent.inData ? data : new Range(0, bytes.length);
            if (all == null || extent.at > all.length() || extent.length > all.length() - extent.at) {
                throw BrokenFile.cutOff();
            }
            long length = extent.length == 0 ? all.length() - extent.at : extent.length;
            if (out.size() + length > MOST_METADATA) {
                return null;
            }
            out.write(bytes, all.start() + (int) extent.at, (int) length);
        }
        return out.size() == 0 ? null : out.toByteArray();
    }

    /** The file with every item hidden but for the primary one, so that a decoder decodes no other; nothing moves. */
    byte[] primaryAlone() throws BrokenFile {
        byte[] copy = bytes.clone();
        Item shown = primary();
        for (Item item : items.values()) {
            int flags = copy[item.flags()];
            copy[item.flags()] = (byte) (item.id() == shown.id() ? flags & ~HIDDEN : flags | HIDDEN);
        }
        return copy;
    }

    private Range inside(Box full) throws BrokenFile {
        file.place(full.payload().start(), FULL);
        return new Range(
                full.payload().start() + FULL,
                Math.max(full.payload().start() + FULL, full.payload().end()));
    }

    private static Optional<Box> first(List<Box> boxes, String type) {
        return boxes.stream().filter(box -> box.type().equals(type)).findFirst();
    }

    private void readMeta(List<Box> meta) throws BrokenFile {
        for (Box box : meta) {
            switch (box.type()) {
                case "pitm" -> {
                    long at = box.payload().start();
                    primary = file.u8(at) == 0 ? file.u16(at + FULL) : file.u32(at + FULL);
                }
                case "iinf" -> readItems(box);
                case "iloc" -> readPlaces(box);
                case "iref" -> readReferences(box);
                case "iprp" -> readProperties(IsoBoxes.in(file, box.payload()));
                case "idat" -> data = box.payload();
                default -> {
                    // Of no use here.
                }
            }
        }
    }

    private void readItems(Box box) throws BrokenFile {
        int count = file.u8(box.payload().start()) == 0 ? 2 : 4;
        Range entries =
                new Range(box.payload().start() + FULL + count, box.payload().end());
        for (Box entry : IsoBoxes.in(file, entries)) {
            int at = entry.payload().start();
            int version = file.u8(at);
            if (!entry.type().equals("infe") || version < 2) {
                continue;
            }
            long id = version == 2 ? file.u16(at + 4) : file.u32(at + 4);
            int type = at + (version == 2 ? 8 : 10);
            String name = file.fourCc(type);
            String content =
                    name.equals("mime") ? contentType(type + 4, entry.payload().end()) : "";
            if (items.size() == MOST_ITEMS || items.put(id, new Item(id, name, content, at + 3)) != null) {
                throw new BrokenFile("This file's list of pictures is broken.");
            }
        }
    }

    /** The second of two texts that end with a zero. */
    private String contentType(int names, int end) throws BrokenFile {
        int name = file.find(0, names);
        int type = file.find(0, name + 1);
        return type > end ? "" : new String(bytes, name + 1, type - name - 1, StandardCharsets.ISO_8859_1);
    }

    private void readPlaces(Box box) throws BrokenFile {
        long at = box.payload().start();
        int version = file.u8(at);
        int sizes = file.u16(at + FULL);
        int offset = sizes >> 12;
        int length = sizes >> 8 & 15;
        int base = sizes >> 4 & 15;
        int index = version == 0 ? 0 : sizes & 15;
        at += FULL + 2;
        long count = version < 2 ? file.u16(at) : file.u32(at);
        at += version < 2 ? 2 : 4;
        long left = MOST_ITEMS;
        for (long i = 0; i < count; i++) {
            long id = version < 2 ? file.u16(at) : file.u32(at);
            at += version < 2 ? 2 : 4;
            int method = 0;
            if (version > 0) {
                method = file.u16(at) & 15;
                at += 2;
            }
            at += 2; // which file; only this one is read
            long start = number(at, base);
            at += base;
            int extents = file.u16(at);
            at += 2;
            left -= 1 + extents;
            if (left < 0) {
                throw new BrokenFile("This file's list of pictures is broken.");
            }
            List<Extent> found = new ArrayList<>();
            for (int e = 0; e < extents; e++) {
                at += index;
                found.add(new Extent(method == 1, start + number(at, offset), number(at + offset, length)));
                at += offset + length;
            }
            if (method < 2) {
                places.put(id, found);
            }
        }
    }

    private long number(long at, int size) throws BrokenFile {
        long number = switch (size) {
            case 0 -> 0;
            case 4 -> file.u32(at);
            case 8 -> file.u32(at) << 32 | file.u32(at + 4);
            default -> throw new BrokenFile("This file's list of pictures is broken.");
        };
        if (number < 0 || number > bytes.length) {
            throw BrokenFile.cutOff();
        }
        return number;
    }

    private void readReferences(Box box) throws BrokenFile {
        boolean wide = file.u8(box.payload().start()) != 0;
        int size = wide ? 4 : 2;
        for (Box each : IsoBoxes.in(file, inside(box))) {
            long at = each.payload().start();
            long from = wide ? file.u32(at) : file.u16(at);
            int count = file.u16(at + size);
            List<Long> to = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long place = at + size + 2 + (long) i * size;
                to.add(wide ? file.u32(place) : file.u16(place));
            }
            references.add(new Reference(each.type(), from, List.copyOf(to)));
        }
    }

    private void readProperties(List<Box> boxes) throws BrokenFile {
        List<Box> all = new ArrayList<>();
        for (Box box : boxes) {
            if (box.type().equals("ipco")) {
                all.addAll(IsoBoxes.in(file, box.payload()));
            }
        }
        for (Box box : boxes) {
            if (box.type().equals("ipma")) {
                readAssociations(box, all);
            }
        }
    }

    private void readAssociations(Box box, List<Box> all) throws BrokenFile {
        long at = box.payload().start();
        boolean wideItem = file.u8(at) != 0;
        boolean wideIndex = (file.u8(at + 3) & 1) != 0;
        long count = file.u32(at + FULL);
        at += FULL + 4;
        if (count > MOST_ITEMS) {
            throw new BrokenFile("This file's list of pictures is broken.");
        }
        for (long i = 0; i < count; i++) {
            long id = wideItem ? file.u32(at) : file.u16(at);
            at += wideItem ? 4 : 2;
            int some = file.u8(at++);
            List<Box> found = properties.computeIfAbsent(id, any -> new ArrayList<>());
            for (int p = 0; p < some; p++) {
                int index = wideIndex ? file.u16(at) & 0x7FFF : file.u8(at) & 0x7F;
                at += wideIndex ? 2 : 1;
                if (index > all.size()) {
                    throw new BrokenFile("This file's list of pictures is broken.");
                }
                if (index > 0) {
                    found.add(all.get(index - 1));
                }
            }
        }
    }
}
