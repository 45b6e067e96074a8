package app.pentimento.model.builtin;

import app.pentimento.image.DecodingMemory;
import app.pentimento.image.ImageCodec;
import app.pentimento.image.ImageFile;
import app.pentimento.model.EditStack;
import app.pentimento.model.InputImage;
import app.pentimento.model.ModelImage;
import app.pentimento.model.builtin.operation.Bands;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Pipeline;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.stack.EditStackJson;
import app.pentimento.model.builtin.stack.History;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where pictures are decoded, worked on at full size and encoded again. PNG is what comes out, whatever went in: later
 * edits and labels then never put a picture through a lossy encoder a second time.
 */
@Component
class EditRenderer {
    /** What one pixel may take while it is worked on: the picture, and two copies or as much in masks and planes. */
    private static final int BYTES_PER_PIXEL = 12;

    private final ImageCodec codec;
    private final DecodingMemory memory;

    EditRenderer(ImageCodec codec, DecodingMemory memory) {
        this.codec = codec;
        this.memory = memory;
    }

    /**
     * A finished picture.
     *
     * @param notes what the operations found in it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Print(byte[] bytes, String mediaType, int width, int height, List<LocalizedMessage> notes) {
        /** As an answer that later edits go on from: the edits of a history done to an original, or to nothing. */
        ModelImage shown(@Nullable String caption, @Nullable InputImage original, History history) {
            EditStack editStack = new EditStack(original, EditStackJson.write(history));
            List<String> actions = C2paActionMapper.of(history.current().operations());
            List<String> words = Writing.of(history.current().latestOperations());
            return shown(caption, editStack, original == null ? C2paActionMapper.drawn(actions) : actions, words);
        }

        /** As an answer, made by these actions, on which nothing was written. */
        ModelImage shown(@Nullable String caption, @Nullable EditStack editStack, List<String> actions) {
            return shown(caption, editStack, actions, List.of());
        }

        private ModelImage shown(
                @Nullable String caption, @Nullable EditStack editStack, List<String> actions, List<String> words) {
            return new ModelImage(bytes, mediaType, caption, ModelImage.Making.TOOL, editStack, actions, words, null);
        }
    }

    /**
     * Does the operations to a picture; without any, it is given back byte for byte. Pictures that do not fit into memory
     * together wait for each other.
     *
     * @throws app.pentimento.model.builtin.operation.NothingFound where an operation has nothing to be done to
     */
    Print develop(InputImage picture, List<Operation> operations) throws InterruptedException {
        if (operations.isEmpty()) {
            byte[] bytes = Bands.whole(() -> bytes(picture));
            return new Print(
                    bytes,
                    picture.file().mediaType(),
                    picture.file().width(),
                    picture.file().height(),
                    List.of());
        }
        return inRoomFor(List.of(picture), () -> {
            List<LocalizedMessage> notes = new ArrayList<>();
            Print print = print(pixels(picture, operations, notes));
            return new Print(print.bytes(), print.mediaType(), print.width(), print.height(), notes);
        });
    }

    /** Makes a poster without a photo: all operations are done to its canvas. */
    Print poster(Poster poster, List<Operation> operations) throws InterruptedException {
        List<LocalizedMessage> notes = new ArrayList<>();
        List<Operation> onCanvas = operations.stream()
                .map(operation -> operation.equals(poster) ? poster.onCanvas() : operation)
                .toList();
        Print print = print(Pipeline.apply(onCanvas, poster.canvas(), notes::add));
        return new Print(print.bytes(), print.mediaType(), print.width(), print.height(), notes);
    }

    /** Work with pictures in memory. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws InterruptedException;
    }

    /** Works with pictures as soon as there is memory for them; most work needs less than the most that it may need. */
    <T> T inRoomFor(List<InputImage> pictures, Work<T> work) throws InterruptedException {
        long needed = 0;
        for (InputImage picture : pictures) {
            ImageFile file = picture.file();
            needed += file.bytes() + (long) BYTES_PER_PIXEL * file.width() * file.height();
        }
        try (DecodingMemory.Share share = memory.await(Math.min(needed, memory.all()))) {
            return work.done();
        }
    }

    /** A picture after operations, while there is room for it; what they found is added to the notes. */
    Pixels pixels(InputImage picture, List<Operation> operations, List<LocalizedMessage> notes)
            throws InterruptedException {
        Pixels decoded = Bands.whole(() -> Pixels.of(codec.decode(bytes(picture))));
        return Pipeline.apply(operations, decoded, notes::add);
    }

    /** Encodes a picture. */
    Print print(Pixels pixels) throws InterruptedException {
        byte[] png = Bands.whole(() -> codec.encodePng(pixels.image()));
        return new Print(png, "image/png", pixels.width(), pixels.height(), List.of());
    }

    /**
     * Works with a mask, and with pictures {@link #inRoomFor room} is found for meanwhile.
     *
     * @param mask null for none; its pixels are null then
     */
    <T> T with(@Nullable InputImage mask, MaskedWork<T> work) throws InterruptedException {
        if (mask == null) {
            return work.done(null);
        }
        ImageFile file = mask.file();
        try (DecodingMemory.Share share =
                memory.hold(file.bytes() + (long) BYTES_PER_PIXEL * file.width() * file.height())) {
            return work.done(Bands.whole(() -> Pixels.of(codec.decode(bytes(mask)))));
        }
    }

    /** Work within a mask, where there is one. */
    @FunctionalInterface
    interface MaskedWork<T> {
        T done(@Nullable Pixels mask) throws InterruptedException;
    }

    private static byte[] bytes(InputImage picture) throws java.io.IOException {
        try (InputStream in = picture.source().open()) {
            return in.readAllBytes();
        }
    }
}
