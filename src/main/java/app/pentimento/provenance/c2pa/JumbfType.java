package app.pentimento.provenance.c2pa;

import java.util.HexFormat;
import java.util.Locale;

/** The kinds of JUMBF superboxes in a manifest store, by the UUID of their description (C2PA 11.1, ISO 19566-5). */
enum JumbfType {
    STORE("63327061" + JumbfType.ISO),
    MANIFEST("63326D61" + JumbfType.ISO),
    UPDATE_MANIFEST("6332756D" + JumbfType.ISO),
    COMPRESSED_MANIFEST("6332636D" + JumbfType.ISO),
    ASSERTIONS("63326173" + JumbfType.ISO),
    CLAIM("6332636C" + JumbfType.ISO),
    SIGNATURE("63326373" + JumbfType.ISO),
    CBOR("63626F72" + JumbfType.ISO),
    JSON("6A736F6E" + JumbfType.ISO),
    EMBEDDED_FILE("40CB0C32BB8A489DA70B2AD6F47F4369"),
    OTHER("");

    private static final String ISO = "00110010800000AA00389B71";

    private final String uuid;

    JumbfType(String uuid) {
        this.uuid = uuid;
    }

    byte[] uuid() {
        return HexFormat.of().parseHex(uuid);
    }

    static JumbfType of(byte[] uuid) {
        String hex = HexFormat.of().formatHex(uuid).toUpperCase(Locale.ROOT);
        for (JumbfType type : values()) {
            if (type.uuid.equals(hex)) {
                return type;
            }
        }
        return OTHER;
    }
}
