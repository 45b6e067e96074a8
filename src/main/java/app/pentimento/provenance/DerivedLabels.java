package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.provenance.visible.Corner;
import app.pentimento.provenance.visible.LabelPainter;
import app.pentimento.provenance.xmp.XmpPacket;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Labels for what is put together from pictures and is not kept as one: the frames of an animation, a document. It is
 * labelled as the pictures in it are.
 */
@Service
public class DerivedLabels {
    private final ProvenanceProperties properties;
    private final LabelPainter painter = new LabelPainter();

    DerivedLabels(ProvenanceProperties properties) {
        this.properties = properties;
    }

    /**
     * Draws the visible label where the operator's profile asks for one and AI had a part, always in the same corner, so
     * that it stands still from frame to frame.
     *
     * @param pixels changed in place
     */
    public void draw(BufferedImage pixels, AiLabel label) {
        if (label != AiLabel.NONE && properties.draws()) {
            Corner corner = properties.corner() == Corner.AUTO ? Corner.BOTTOM_RIGHT : properties.corner();
            painter.draw(pixels, label, properties.language(), corner);
        }
    }

    /**
     * The XMP packet with the labels that machines read.
     *
     * @param id that this server can resolve
     */
    public byte[] xmp(AiLabel label, String id) {
        try {
            XmpPacket packet = XmpPacket.empty();
            packet.digitalSourceType(SourceType.of(label, true).uri());
            aigc(label, id).ifPresent(packet::aigc);
            return packet.serialize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The AIGC label; empty where AI had no part. */
    public Optional<String> aigc(AiLabel label, String id) {
        return label == AiLabel.NONE
                ? Optional.empty()
                : Optional.of(Aigc.made(properties.providerCode(), id).json());
    }
}
