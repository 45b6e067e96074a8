package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.image.DecodingMemory;
import app.pentimento.image.FileContent;
import app.pentimento.image.ImageCodec;
import app.pentimento.image.ImageFile;
import app.pentimento.image.ImageFormat;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.ImageRejected;
import app.pentimento.provenance.audit.AuditEvent;
import app.pentimento.provenance.audit.AuditLog;
import app.pentimento.provenance.visible.LabelPainter;
import app.pentimento.provenance.visible.VisibleLabel;
import app.pentimento.provenance.xmp.NonXmpAigc;
import app.pentimento.provenance.xmp.XmpFile;
import app.pentimento.provenance.xmp.XmpPacket;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import net.coobird.thumbnailator.Thumbnails;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Labels pictures: the visible label where one is due, then the labels in the metadata, the signed manifest last. */
@Service
public class Labeller {
    private static final Logger log = LoggerFactory.getLogger(Labeller.class);
    /** What a pixel takes that is drawn on: itself, and as much again for the decoder, or the encoder and its output. */
    private static final int BYTES_PER_PIXEL = 8;
    /** The file as it came, with its labels, and with its manifest. */
    private static final int FILES = 3;

    private static final int PREVIEW_SIDE = 768;
    private static final float PREVIEW_QUALITY = 0.85f;

    private final ImageProbe probe;
    private final ImageCodec codec;
    private final DecodingMemory memory;
    private final Credentials credentials;
    private final ProvenanceProperties properties;
    private final AuditLog audit;
    private final LabelPainter painter = new LabelPainter();

    Labeller(
            ImageProbe probe,
            ImageCodec codec,
            DecodingMemory memory,
            Credentials credentials,
            ProvenanceProperties properties,
            AuditLog audit) {
        this.probe = probe;
        this.codec = codec;
        this.memory = memory;
        this.credentials = credentials;
        this.properties = properties;
        this.audit = audit;
    }

    /** Labels a picture as a model or a tool gave it; otherwise like the other. */
    public LabelledPicture label(FileContent answer, LabelFacts facts) throws LabellingException {
        return label(answer, answer, facts);
    }

    /**
     * Labels a model's or a tool's picture. Master and rendition have the picture's own format where labels can be
     * written into that, and are PNGs otherwise; pixels are encoded again only where a visible label was drawn.
     *
     * @param picture what is to be labelled
     * @param answer the picture as the model or tool gave it: the same, or what went into it
     * @throws app.pentimento.image.ImageRejected where the bytes are not a picture that can be read
     * @throws LabellingException where it cannot be labelled; it must not be delivered then
     * @throws UncheckedIOException where the store cannot give the pictures that it was made from
     */
    public LabelledPicture label(FileContent picture, FileContent answer, LabelFacts facts) throws LabellingException {
        return sign(draw(picture, facts), answer, facts);
    }

    /**
     * Labels a picture that a model has not finished, to be looked at while it goes on: made small, with the visible
     * label where one is due and the labels in the metadata. It is never kept and is not signed.
     *
     * @return a JPEG
     * @throws app.pentimento.image.ImageRejected where the bytes are not a picture that can be read
     * @throws LabellingException where it cannot be labelled; it must not be shown then
     */
    public byte[] preview(byte[] bytes, AiLabel label, SourceType source, String produceId) throws LabellingException {
        ImageFile file = probe.probe(bytes, null);
        try (DecodingMemory.Share share = memory.await((long) BYTES_PER_PIXEL * file.width() * file.height())) {
            BufferedImage pixels = Thumbnails.of(codec.decode(bytes))
                    .size(PREVIEW_SIDE, PREVIEW_SIDE)
                    .imageType(BufferedImage.TYPE_INT_RGB)
                    .asBufferedImage();
            if (properties.draws()) {
                painter.draw(pixels, label, properties.language(), properties.corner());
            }
            XmpPacket packet = XmpPacket.empty();
            packet.digitalSourceType(source.uri());
            packet.aigc(Aigc.made(properties.providerCode(), produceId).json());
            return written(codec.encodeJpeg(pixels, PREVIEW_QUALITY), ImageFormat.JPEG, packet);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabellingException("The labelling of a preview was interrupted", e);
        } catch (IOException e) {
            throw new LabellingException("A preview could not be labelled", e);
        }
    }

    /**
     * The first half of labelling: the visible label, where one is due, and the labels in the metadata.
     *
     * @param picture what is to be labelled
     * @throws app.pentimento.image.ImageRejected where the bytes are not a picture that can be read
     * @throws LabellingException where it cannot be labelled; it must not be delivered then
     */
    public UnsignedPicture draw(FileContent picture, LabelFacts facts) throws LabellingException {
        return audited(facts, () -> drawn(picture, facts));
    }

    /**
     * The second half: signs what {@link #draw} gave, the manifest last.
     *
     * @param answer the picture as the model or tool gave it: the same, or what went into it
     * @throws LabellingException where it cannot be signed; it must not be delivered then
     * @throws UncheckedIOException where the store cannot give the pictures that it was made from
     */
    public LabelledPicture sign(UnsignedPicture unsigned, FileContent answer, LabelFacts facts)
            throws LabellingException {
        return audited(facts, () -> signed(unsigned, answer, facts));
    }

    private interface Work<T> {
        T run() throws LabellingException, IOException;
    }

    private <T> T audited(LabelFacts facts, Work<T> work) throws LabellingException {
        try {
            return work.run();
        } catch (LabellingException e) {
            audit.append(AuditEvent.LABELLING_FAILED, "server", facts.imageId(), String.valueOf(e.getMessage()));
            throw e;
        } catch (UncheckedIOException | ImageRejected e) {
            throw e; // the store, or the picture itself, and not its labels
        } catch (IOException | RuntimeException e) {
            audit.append(AuditEvent.LABELLING_FAILED, "server", facts.imageId(), String.valueOf(e.getMessage()));
            throw new LabellingException("A picture could not be labelled", e);
        }
    }

    private UnsignedPicture drawn(FileContent given, LabelFacts facts) throws LabellingException, IOException {
        ImageFormat came = ImageFormat.ofMediaType(given.file().mediaType()).orElseThrow();
        boolean draw = facts.label() != AiLabel.NONE && properties.draws();
        boolean decode = draw || came != RenditionEncoder.formatFor(came);
        try (DecodingMemory.Share share = memory.await(memoryFor(given.file(), decode, facts))) {
            BufferedImage pixels = decode ? codec.decode(given.bytes()) : null;
            return drawn(given, pixels, draw, facts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabellingException("The labelling of a picture was interrupted", e);
        }
    }

    /** Labels a picture whose pixels are given where they have to be encoded again. */
    private UnsignedPicture drawn(FileContent given, @Nullable BufferedImage pixels, boolean draw, LabelFacts facts)
            throws IOException {
        ImageFormat came = ImageFormat.ofMediaType(given.file().mediaType()).orElseThrow();
        ImageFormat format = RenditionEncoder.formatFor(came);
        byte[] picture = pixels == null || came == format
                ? NonXmpAigc.without(given.bytes(), format)
                : RenditionEncoder.encode(codec, pixels, format, given.bytes());
        XmpPacket packet = packet(given.bytes(), came);
        packet.digitalSourceType(facts.source().uri());
        String aigc = aigc(facts);
        if (aigc != null) {
            packet.aigc(aigc);
        }
        String masterId = nameInstance(packet);
        UnsignedPicture.Copy master = new UnsignedPicture.Copy(written(picture, format, packet), masterId);
        if (!draw || pixels == null) {
            return new UnsignedPicture(format.mediaType(), master, null, null);
        }
        VisibleLabel visible = painter.draw(pixels, facts.label(), properties.language(), properties.corner());
        byte[] drawn = RenditionEncoder.encode(codec, pixels, format, given.bytes());
        String renditionId = nameInstance(packet);
        return new UnsignedPicture(
                format.mediaType(),
                master,
                new UnsignedPicture.Copy(written(drawn, format, packet), renditionId),
                visible);
    }

    private LabelledPicture signed(UnsignedPicture unsigned, FileContent answer, LabelFacts facts)
            throws LabellingException {
        String type = unsigned.mediaType();
        Credentials.Signed master = credentials.master(
                unsigned.master().bytes(), type, unsigned.master().instanceId(), answer, facts);
        FileContent masterFile = content(master.bytes());
        credentials.remember(masterFile.file().sha256(), master);
        UnsignedPicture.Copy copy = unsigned.rendition();
        VisibleLabel visible = unsigned.visible();
        if (copy == null || visible == null) {
            return new LabelledPicture(masterFile, masterFile, null);
        }
        Credentials.Signed rendition =
                credentials.rendition(copy.bytes(), type, copy.instanceId(), master, visible.text());
        return new LabelledPicture(masterFile, content(rendition.bytes()), visible);
    }

    private FileContent content(byte[] bytes) {
        return new FileContent(probe.ownFile(bytes), bytes);
    }

    private static String nameInstance(XmpPacket packet) {
        String id = "xmp:iid:" + UUID.randomUUID();
        packet.instanceId(id);
        return id;
    }

    /** What it takes; of a picture that this server worked on itself no more than there is, for it has had place. */
    private long memoryFor(ImageFile picture, boolean decoded, LabelFacts facts) {
        long pixels = decoded ? (long) picture.width() * picture.height() : 0;
        long needed = FILES * picture.bytes() + BYTES_PER_PIXEL * pixels;
        return facts.generative() ? needed : Math.min(needed, memory.all());
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

    /** Writes the packet into a file, and reads it back before it counts. */
    private static byte[] written(byte[] picture, ImageFormat format, XmpPacket packet) throws IOException {
        byte[] file = XmpFile.write(picture, format, packet.serialize());
        byte @Nullable [] found = XmpFile.read(file, format);
        XmpPacket read = found == null ? XmpPacket.empty() : XmpPacket.parse(found);
        if (!Objects.equals(read.aigc(), packet.aigc())
                || !Objects.equals(read.digitalSourceType(), packet.digitalSourceType())) {
            throw new IOException("The labels in the file are not those that were written");
        }
        return file;
    }
}
