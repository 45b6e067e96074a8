package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.image.DecodingMemory;
import app.pentimento.image.ImageCodec;
import app.pentimento.image.ImageFile;
import app.pentimento.image.ImageFormat;
import app.pentimento.image.ImageProbe;
import app.pentimento.provenance.visible.LabelPainter;
import app.pentimento.provenance.visible.VisibleLabel;
import app.pentimento.provenance.xmp.XmpFile;
import app.pentimento.provenance.xmp.XmpPacket;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Makes the rendition of a picture: the visible label where one is due, then the labels in the file. */
@Service
public class Labeller {
    private static final Logger log = LoggerFactory.getLogger(Labeller.class);
    private static final int BYTES_PER_PIXEL = 4;

    private final ImageProbe probe;
    private final ImageCodec codec;
    private final DecodingMemory memory;
    private final ProvenanceProperties properties;
    private final LabelPainter painter = new LabelPainter();

    Labeller(ImageProbe probe, ImageCodec codec, DecodingMemory memory, ProvenanceProperties properties) {
        this.probe = probe;
        this.codec = codec;
        this.memory = memory;
        this.properties = properties;
    }

    /**
     * Labels a model's or a tool's picture. The rendition has the picture's own format where labels can be written
     * into that, and is a PNG otherwise; its pixels are encoded again only where a visible label was drawn.
     *
     * @param bytes the picture as it came
     * @param mediaType true of the bytes
     * @throws app.pentimento.image.ImageRejected where the bytes are not a picture that can be read
     * @throws LabellingException where it cannot be labelled; it must not be delivered then
     */
    public Rendition label(byte[] bytes, String mediaType, LabelFacts facts) throws LabellingException {
        String aigc = aigc(facts);
        return make(bytes, mediaType, facts.label(), packet -> {
            packet.digitalSourceType(facts.source().uri());
            if (aigc != null) {
                packet.aigc(aigc);
            }
        });
    }

    /**
     * The same picture without the visible label, with the metadata labels that its rendition has.
     *
     * @param source the picture as it came
     * @param rendition what {@link #label} made of it
     * @throws LabellingException where the labels cannot be read or written; it must not be delivered then
     */
    Rendition withoutVisibleLabel(byte[] source, String sourceType, byte[] rendition, String renditionType)
            throws LabellingException {
        FileLabels labels = FileLabels.read(rendition, renditionType);
        String aigc = labels.aigcText();
        String type = labels.iptcDigitalSourceType();
        if (aigc == null || type == null) {
            throw new LabellingException("A picture's rendition has lost its labels", null);
        }
        return make(source, sourceType, AiLabel.NONE, packet -> {
            packet.aigc(aigc);
            packet.digitalSourceType(type);
        });
    }

    /** Writes labels into a packet. */
    private interface Writing {
        void into(XmpPacket packet);
    }

    private Rendition make(byte[] bytes, String mediaType, AiLabel visibleFor, Writing writing)
            throws LabellingException {
        ImageFormat came = ImageFormat.ofMediaType(mediaType)
                .orElseThrow(() -> new LabellingException("No labels can be written into " + mediaType, null));
        ImageFormat format = RenditionEncoder.formatFor(came);
        boolean draw = visibleFor != AiLabel.NONE && properties.draws();
        BufferedImage pixels = draw || came != format ? codec.decode(bytes) : null;
        try (DecodingMemory.Share share = memory.take(pixels == null ? 0 : memoryOf(pixels))) {
            VisibleLabel visible = draw && pixels != null
                    ? painter.draw(pixels, visibleFor, properties.language(), properties.corner())
                    : null;
            byte[] encoded = pixels == null ? bytes : RenditionEncoder.encode(pixels, format, bytes);
            XmpPacket packet = packet(bytes, came);
            writing.into(packet);
            byte[] labelled = XmpFile.write(encoded, format, packet.serialize());
            requireSame(packet, labelled, format);
            ImageFile file = probe.probe(labelled, format.mediaType());
            return new Rendition(file, labelled, visible);
        } catch (IOException | RuntimeException e) {
            throw new LabellingException("A picture could not be labelled", e);
        }
    }

    /** The pixels, and about as much again for the encoder and its output. */
    private static long memoryOf(BufferedImage pixels) {
        return 2L * BYTES_PER_PIXEL * pixels.getWidth() * pixels.getHeight();
    }

    /**
     * The AIGC label of a picture. What AI did now is labelled as made here; a picture that came here with a label of
     * its own, and was only changed by a tool, keeps that label, passed on.
     */
    private @Nullable String aigc(LabelFacts facts) {
        if (facts.inherited() != null) {
            return facts.inherited()
                    .passedOn(properties.providerCode(), facts.imageId())
                    .json();
        }
        return facts.label() == AiLabel.NONE
                ? null
                : Aigc.made(properties.providerCode(), facts.imageId()).json();
    }

    /** What the picture's own metadata says, to be carried on; nothing where it is broken. */
    private static XmpPacket packet(byte[] bytes, ImageFormat format) {
        try {
            byte @Nullable [] packet = XmpFile.read(bytes, format);
            if (packet != null) {
                XmpPacket carried = XmpPacket.parse(packet);
                carried.dropPlaces();
                return carried;
            }
        } catch (IOException e) {
            log.debug("A model's picture has metadata that cannot be read; they are replaced", e);
        }
        return XmpPacket.empty();
    }

    /** What was written is read back before it counts. */
    private static void requireSame(XmpPacket written, byte[] file, ImageFormat format) throws IOException {
        byte @Nullable [] packet = XmpFile.read(file, format);
        XmpPacket read = packet == null ? XmpPacket.empty() : XmpPacket.parse(packet);
        if (!Objects.equals(read.aigc(), written.aigc())
                || !Objects.equals(read.digitalSourceType(), written.digitalSourceType())) {
            throw new IOException("The labels in the file are not those that were written");
        }
    }
}
