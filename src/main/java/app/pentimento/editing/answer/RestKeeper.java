package app.pentimento.editing.answer;

import app.pentimento.image.DecodingMemory;
import app.pentimento.image.FileContent;
import app.pentimento.image.Image;
import app.pentimento.image.ImageCodec;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.StoredFiles;
import app.pentimento.image.StoredPixels;
import app.pentimento.keep.Comparison;
import app.pentimento.keep.Composition;
import app.pentimento.keep.KeepMode;
import app.pentimento.keep.Keeper;
import app.pentimento.keep.Reason;
import java.awt.image.BufferedImage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Keeps of a working image what was not asked to change: reads it and the answer, has the change put into it, and encodes
 * the result. The work is done on threads of its own, so that whoever waits for it holds no processor.
 */
@Component
class RestKeeper implements DisposableBean {
    private static final int BYTES_PER_PIXEL = 4;
    /** A result is encoded from its pixels; its file is at most about so large, for each of them. */
    private static final int FILE_PER_PIXEL = 4;

    private final StoredFiles files;
    private final StoredPixels stored;
    private final ImageCodec codec;
    private final ImageProbe probe;
    private final DecodingMemory memory;
    private final ExecutorService workers;

    RestKeeper(StoredFiles files, StoredPixels stored, ImageCodec codec, ImageProbe probe, DecodingMemory memory) {
        this.files = files;
        this.stored = stored;
        this.codec = codec;
        this.probe = probe;
        this.memory = memory;
        workers = Executors.newFixedThreadPool(
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                Thread.ofPlatform().daemon().name("keep-", 0).factory());
    }

    /**
     * A picture, and what was kept in it.
     *
     * @param picture the composed picture, as a PNG, or the whole answer
     */
    record Result(FileContent picture, Composition composition) {}

    /**
     * Lays an answer over its working image, and puts only the change in where that is wanted.
     *
     * @throws app.pentimento.image.ImageRejected where one of the two cannot be read, or there is not memory enough
     */
    Result keep(Image working, FileContent answer, KeepMode mode, String prompt) throws InterruptedException {
        if (mode == KeepMode.WHOLE) {
            return new Result(answer, Composition.whole(Reason.CHOSEN));
        }
        return composed(working, answer, (picture, given) -> Keeper.compose(picture, given, mode, prompt), null);
    }

    /**
     * Puts what a person drew of an answer into its working image.
     *
     * @param mask of the working image's shape, white where the answer is wanted
     * @throws app.pentimento.image.ImageRejected where one of them cannot be read, or there is not memory enough
     */
    Result keep(Image working, FileContent answer, Image mask) throws InterruptedException {
        return composed(
                working,
                answer,
                (picture, given) -> Keeper.compose(picture, given, codec.decode(files.read(mask.master()))),
                mask);
    }

    private interface Composing {
        Composition compose(BufferedImage picture, BufferedImage answer);
    }

    private Result composed(Image working, FileContent answer, Composing composing, @Nullable Image mask)
            throws InterruptedException {
        try (DecodingMemory.Share share = memory.await(needed(working, answer, mask))) {
            return workers.submit(() -> {
                        BufferedImage given = codec.decode(answer.bytes());
                        BufferedImage picture = codec.decode(files.read(working.master()));
                        Composition composition = composing.compose(picture, given);
                        if (!composition.kept().applied()) {
                            return new Result(answer, composition);
                        }
                        byte[] bytes = codec.encodePng(picture);
                        return new Result(new FileContent(probe.ownFile(bytes), bytes), composition);
                    })
                    .get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /** The two pictures decoded, one after the other, and the larger of what comparing and encoding them needs. */
    private long needed(Image working, FileContent answer, @Nullable Image mask) {
        long pixels = (long) working.master().width() * working.master().height();
        long given = (long) answer.file().width() * answer.file().height();
        long comparing = Comparison.memory(
                working.master().width(),
                working.master().height(),
                answer.file().width(),
                answer.file().height());
        long drawn = mask == null ? 0 : stored.memory(mask.master());
        long decoding = Math.max(
                codec.memory(answer.bytes()), BYTES_PER_PIXEL * given + stored.memory(working.master()));
        long composing = BYTES_PER_PIXEL * (given + pixels) + Math.max(comparing + drawn, FILE_PER_PIXEL * pixels);
        return Math.max(decoding, composing);
    }

    @Override
    public void destroy() {
        workers.shutdown();
    }
}
