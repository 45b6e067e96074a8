package app.pentimento.image;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Checks uploads, and makes of each the file that is delivered. Every pixel is decoded once, so that a broken picture is
 * refused now and not when it is edited; an upright one a few rows at a time, so that it may be larger than memory.
 */
@Component
class ImageIntake {
    /** The file as it came, as its reader gets it, and as it is delivered. */
    private static final int FILES = 3;

    private static final Logger log = LoggerFactory.getLogger(ImageIntake.class);

    private final ImageProbe probe;
    private final DecodingMemory memory;

    ImageIntake(ImageProbe probe, DecodingMemory memory) {
        this.probe = probe;
        this.memory = memory;
    }

    /**
     * Checks an upload against the limits, decodes it, and prepares what is delivered. Most pictures need little memory;
     * for one that needs more, the file is let go of while it waits, and read again.
     *
     * @param use what to do with the result, while there is memory for it
     * @throws ImageRejected where it is not taken
     */
    <T> T prepare(UploadedFile upload, @Nullable String declaredMediaType, Function<PreparedUpload, T> use) {
        probe.checkBytes(upload.size());
        long little = memory.all() / 8;
        Header header;
        try (DecodingMemory.Share share = memory.take(FILES * upload.size() + little)) {
            byte[] bytes = upload.read();
            header = probe.header(bytes, declaredMediaType);
            Optional<PreparedUpload> prepared = prepare(header, bytes, little);
            if (prepared.isPresent()) {
                return use.apply(prepared.get());
            }
        }
        long much = Delivery.encodesAgain(header) ? Delivery.memory(header) : header.memory(header.leastStep());
        try (DecodingMemory.Share share = memory.take(FILES * upload.size() + much)) {
            return use.apply(prepare(header, upload.read(), much).orElseThrow());
        }
    }

    /** What is delivered, if this memory is enough to make it. */
    private Optional<PreparedUpload> prepare(Header header, byte[] bytes, long mostMemory) {
        byte[] delivered;
        Set<LeftOut> leftOut;
        try {
            boolean profile = ColourProfiles.readable(header, bytes);
            leftOut = Leftovers.of(header, bytes, profile);
            if (Delivery.encodesAgain(header)) {
                if (Delivery.memory(header) > mostMemory) {
                    return Optional.empty();
                }
                delivered = Delivery.encodedAgain(header, bytes, profile);
            } else {
                int step = header.stepWithin(mostMemory);
                if (header.memory(step) > mostMemory) {
                    return Optional.empty();
                }
                PixelReader.read(header, bytes, step);
                delivered = Delivery.cleaned(header, bytes, profile);
            }
        } catch (ImageRejected e) {
            throw e;
        } catch (RuntimeException e) {
            // It was read, and no encoder has a place for such pixels.
            log.info("A {} picture could not be made ready for delivery", header.format(), e);
            throw new ImageRejected(
                    ImageRejected.Reason.UNSUPPORTED_IMAGE,
                    "This kind of %s picture cannot be converted here. Save it as PNG or JPEG."
                            .formatted(header.format()));
        } catch (IOException e) {
            throw new ImageRejected(ImageRejected.Reason.UNREADABLE_IMAGE, "This picture is broken.");
        }
        ImageFile original = probe.file(header, bytes);
        boolean same = Arrays.equals(delivered, bytes);
        ImageFile file = same ? original : probe.ownFile(delivered);
        Set<DeliveryChange> changes = same ? Set.of() : Delivery.changes(header);
        return Optional.of(new PreparedUpload(original, bytes, file, delivered, changes, leftOut));
    }
}
