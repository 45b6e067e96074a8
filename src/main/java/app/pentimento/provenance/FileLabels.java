package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.image.ImageFormat;
import app.pentimento.provenance.xmp.NonXmpAigc;
import app.pentimento.provenance.xmp.XmpFile;
import app.pentimento.provenance.xmp.XmpPacket;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The labels that stand in a file's metadata, whoever wrote them.
 *
 * @param aigc the AIGC label; null where there is none, or none that can be understood
 * @param aigcText what stands where the label belongs, as it is written; null where nothing does
 * @param iptcDigitalSourceType the IPTC DigitalSourceType as it is written
 */
public record FileLabels(
        @Nullable Aigc aigc,
        @Nullable String aigcText,
        @Nullable String iptcDigitalSourceType) {
    /** A file without labels. */
    public static final FileLabels NONE = new FileLabels(null, null, null);

    private static final int LONGEST_WORD = 2000;

    /** The labels in a file; none where it is of a kind that carries none, or its metadata cannot be read. */
    public static FileLabels read(byte[] file, String mediaType) {
        ImageFormat format = ImageFormat.ofMediaType(mediaType).orElse(null);
        if (format == null) {
            return NONE;
        }
        XmpPacket packet = packet(file, format);
        String aigc = packet.aigc() != null ? packet.aigc() : NonXmpAigc.read(file, format);
        return new FileLabels(
                aigc == null ? null : Aigc.parse(aigc), shortened(aigc), shortened(packet.digitalSourceType()));
    }

    /** The {@code xmpMM:InstanceID} of a file; null where it has none. */
    static @Nullable String instanceId(byte[] file, String mediaType) {
        return ImageFormat.ofMediaType(mediaType)
                .map(format -> shortened(packet(file, format).instanceId()))
                .orElse(null);
    }

    /** What these labels say that AI did. A label that only suspects it ("2", "3") says nothing for sure. */
    public AiLabel aiLabel() {
        AiLabel byType = iptcDigitalSourceType == null ? AiLabel.NONE : labelOfSourceType(iptcDigitalSourceType);
        boolean aigcIsSure = aigc != null && aigc.label().equals("1");
        return byType == AiLabel.NONE && aigcIsSure ? AiLabel.GENERATED : byType;
    }

    /** What an IPTC DigitalSourceType, a URI or its last word, says that AI did. */
    public static AiLabel labelOfSourceType(String type) {
        return switch (type.substring(type.lastIndexOf('/') + 1)) {
            case "trainedAlgorithmicMedia" -> AiLabel.GENERATED;
            case "compositeWithTrainedAlgorithmicMedia" -> AiLabel.EDITED;
            default -> AiLabel.NONE;
        };
    }

    private static XmpPacket packet(byte[] file, ImageFormat format) {
        try {
            byte @Nullable [] packet = XmpFile.read(file, format);
            return packet == null ? XmpPacket.empty() : XmpPacket.parse(packet);
        } catch (IOException e) {
            return XmpPacket.empty();
        }
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= LONGEST_WORD ? text : text.substring(0, LONGEST_WORD);
    }
}
