package app.pentimento.image.metadata;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPIterator;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.ParseOptions;
import com.adobe.internal.xmp.options.SerializeOptions;
import com.adobe.internal.xmp.properties.XMPPropertyInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes out of an XMP packet what tells a place. Every other statement stays, labels of AI making above all. */
public final class XmpCleaner {
    static final String IPTC_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    static final String AIGC = "http://www.tc260.org.cn/ns/AIGC/1.0/";
    /** What tells of gain maps and films beside the picture: those are never delivered. */
    private static final Set<String> BESIDE = Set.of(
            "http://ns.adobe.com/hdr-gain-map/1.0/",
            "http://ns.google.com/photos/1.0/camera/",
            "http://ns.google.com/photos/1.0/container/");

    private static final String NOTE = "http://ns.adobe.com/xmp/note/";
    private static final int LARGEST = 4 << 20;

    private XmpCleaner() {}

    /**
     * A packet without places.
     *
     * @param upright whether the picture was turned upright, so that the packet may not tell an orientation any more
     * @return the same array where there is nothing to take out; null where the packet cannot be read
     */
    public static byte @Nullable [] clean(byte[] packet, boolean upright) {
        try {
            XMPMeta meta = parse(packet);
            List<XMPPropertyInfo> places = new ArrayList<>();
            XMPIterator all = meta.iterator();
            while (all.hasNext()) {
                XMPPropertyInfo property = (XMPPropertyInfo) all.next();
                if (property.getPath() != null && !property.getPath().isEmpty() && isUnwanted(property, upright)) {
                    places.add(property);
                    all.skipSubtree();
                }
            }
            if (places.isEmpty()) {
                return packet;
            }
            places.forEach(place -> meta.deleteProperty(schema(place), place.getPath()));
            return serialize(meta);
        } catch (XMPException e) {
            return null;
        }
    }

    /** A packet of nothing but the labels of AI making that a packet has; null where it has none. */
    public static byte @Nullable [] labelsOnly(byte[] packet) {
        try {
            XMPMeta from = parse(packet);
            XMPMeta to = XMPMetaFactory.create();
            String aigc = from.getPropertyString(AIGC, "AIGC");
            String source = from.getPropertyString(IPTC_EXTENSION, "DigitalSourceType");
            if (aigc == null && source == null) {
                return null;
            }
            XMPMetaFactory.getSchemaRegistry().registerNamespace(AIGC, "TC260");
            if (aigc != null) {
                to.setProperty(AIGC, "AIGC", aigc);
            }
            if (source != null) {
                to.setProperty(IPTC_EXTENSION, "DigitalSourceType", source);
            }
            return serialize(to);
        } catch (XMPException e) {
            return null;
        }
    }

    /** A packet of nothing but an IPTC digital source type, given as a URI. */
    public static byte[] sourceType(String uri) {
        try {
            XMPMeta packet = XMPMetaFactory.create();
            packet.setProperty(IPTC_EXTENSION, "DigitalSourceType", uri);
            return serialize(packet);
        } catch (XMPException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static XMPMeta parse(byte[] packet) throws XMPException {
        // No honest packet declares entities; without them, nothing can be included or blown up.
        if (packet.length > LARGEST || declares(packet)) {
            throw new XMPException("Not an ordinary packet", 0);
        }
        return XMPMetaFactory.parseFromBuffer(packet, new ParseOptions().setRequireXMPMeta(false));
    }

    private static boolean declares(byte[] packet) {
        // UTF-16 and UTF-32 packets are read with their zeros left out.
        String text = new String(packet, StandardCharsets.ISO_8859_1).replace("\0", "");
        return text.contains("<!DOCTYPE") || text.contains("<!ENTITY");
    }

    private static boolean isUnwanted(XMPPropertyInfo property, boolean upright) {
        String path = property.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        String name = last.substring(last.indexOf(':') + 1);
        return Places.isPlace(name)
                || (path.equals(last) && property.getNamespace() != null && BESIDE.contains(property.getNamespace()))
                || (NOTE.equals(property.getNamespace()) && name.equals("HasExtendedXMP"))
                || (upright && XMPConst.NS_TIFF.equals(property.getNamespace()) && name.equals("Orientation"));
    }

    /** The namespace of the property at the root of a path; that of its end may be another. */
    private static String schema(XMPPropertyInfo property) {
        String prefix = property.getPath().substring(0, property.getPath().indexOf(':') + 1);
        return XMPMetaFactory.getSchemaRegistry().getNamespaceURI(prefix);
    }

    private static byte[] serialize(XMPMeta meta) throws XMPException {
        return XMPMetaFactory.serializeToBuffer(
                meta,
                new SerializeOptions()
                        .setUseCompactFormat(true)
                        .setOmitPacketWrapper(false)
                        .setPadding(0));
    }
}
