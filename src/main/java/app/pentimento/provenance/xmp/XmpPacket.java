package app.pentimento.provenance.xmp;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPIterator;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.IteratorOptions;
import com.adobe.internal.xmp.options.ParseOptions;
import com.adobe.internal.xmp.options.SerializeOptions;
import com.adobe.internal.xmp.properties.XMPPropertyInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An XMP packet with the labels in it: the AIGC label where TC260-PG-20259A puts it (secondary sources; seen so in files
 * from a large vendor), and the IPTC DigitalSourceType.
 */
public final class XmpPacket {
    private static final String TC260 = "http://www.tc260.org.cn/ns/AIGC/1.0/";
    private static final String IPTC_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    private static final String EXIF = "http://ns.adobe.com/exif/1.0/";
    private static final String EXTENDED_NOTE = "http://ns.adobe.com/xmp/note/";

    static {
        try {
            XMPMetaFactory.getSchemaRegistry().registerNamespace(TC260, "TC260");
            XMPMetaFactory.getSchemaRegistry().registerNamespace(IPTC_EXTENSION, "Iptc4xmpExt");
        } catch (XMPException e) {
            throw new IllegalStateException(e);
        }
    }

    private final XMPMeta meta;

    private XmpPacket(XMPMeta meta) {
        this.meta = meta;
    }

    /** A packet with nothing in it. */
    public static XmpPacket empty() {
        return new XmpPacket(XMPMetaFactory.create());
    }

    /**
     * Reads a packet.
     *
     * @throws IOException where it is broken
     */
    public static XmpPacket parse(byte[] packet) throws IOException {
        try {
            return new XmpPacket(XMPMetaFactory.parseFromBuffer(packet, new ParseOptions().setDisallowDoctype(true)));
        } catch (XMPException | RuntimeException e) {
            throw new IOException("The XMP metadata is broken", e);
        }
    }

    /** The value of the AIGC label, JSON where it is sound; null where there is none. */
    public @Nullable String aigc() {
        return value(TC260, "AIGC");
    }

    /** Writes the AIGC label, in place of any that was there. */
    public void aigc(String json) {
        set(TC260, "AIGC", json);
    }

    /** The IPTC DigitalSourceType, a URI where it is sound; null where there is none. */
    public @Nullable String digitalSourceType() {
        return value(IPTC_EXTENSION, "DigitalSourceType");
    }

    /** Writes the IPTC DigitalSourceType. */
    public void digitalSourceType(String uri) {
        set(IPTC_EXTENSION, "DigitalSourceType", uri);
    }

    /** The {@code xmpMM:InstanceID}, which names this very file; null where there is none. */
    public @Nullable String instanceId() {
        return value(XMPConst.NS_XMP_MM, "InstanceID");
    }

    /** Writes the {@code xmpMM:InstanceID}. */
    public void instanceId(String id) {
        set(XMPConst.NS_XMP_MM, "InstanceID", id);
    }

    /** Takes out where the picture was made, and the note that more metadata follows elsewhere. */
    public void dropPlaces() {
        List<String> places = new ArrayList<>();
        try {
            XMPIterator properties = meta.iterator(EXIF, null, new IteratorOptions().setJustChildren(true));
            while (properties.hasNext()) {
                String path = ((XMPPropertyInfo) properties.next()).getPath();
                if (path != null && path.startsWith("exif:GPS")) {
                    places.add(path);
                }
            }
        } catch (XMPException e) {
            throw new IllegalStateException(e);
        }
        places.forEach(path -> meta.deleteProperty(EXIF, path));
        meta.deleteProperty(EXTENDED_NOTE, "HasExtendedXMP");
    }

    /** The packet as it is written into a file, in UTF-8. */
    public byte[] serialize() throws IOException {
        try {
            return XMPMetaFactory.serializeToBuffer(
                    meta, new SerializeOptions().setUseCompactFormat(true).setPadding(1));
        } catch (XMPException e) {
            throw new IOException("The XMP metadata cannot be written", e);
        }
    }

    private @Nullable String value(String namespace, String name) {
        try {
            return meta.getPropertyString(namespace, name);
        } catch (XMPException e) {
            return null; // not a simple value, so not a label
        }
    }

    private void set(String namespace, String name, String value) {
        try {
            meta.deleteProperty(namespace, name);
            meta.setProperty(namespace, name, value);
        } catch (XMPException e) {
            throw new IllegalStateException(e);
        }
    }
}
