package app.pentimento.model.builtin.operation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.function.Consumer;

/** One thing done to a picture. The same operation on the same pixels gives the same pixels, always. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
public interface Operation {
    /**
     * The picture after it. The given pixels may be written to and must not be used afterwards.
     *
     * @throws InterruptedException where the edit was cancelled
     */
    Pixels apply(Pixels pixels) throws InterruptedException;

    /**
     * The same, and tells what it found in the picture, for the person who asked.
     *
     * @throws NothingFound where there is nothing in the picture to do it to
     */
    default Pixels apply(Pixels pixels, Consumer<LocalizedMessage> notes) throws InterruptedException {
        return apply(pixels);
    }

    /** The same, so many times as strong; itself where that makes no sense. */
    default Operation scaled(double factor) {
        return this;
    }

    /** What this does, with its amounts, for the person who asked. */
    LocalizedMessage message();
}
