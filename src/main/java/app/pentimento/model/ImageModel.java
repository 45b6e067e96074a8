package app.pentimento.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something that can answer a turn. One bean per model; a backend with many models contributes many.
 */
public interface ImageModel {
    /** What is known about the model now; its availability may change while the server runs. */
    ModelInfo info();

    /**
     * Answers one turn, telling the listener each part as soon as it is there. Called on a virtual thread; an interrupt
     * means the turn was cancelled, and this returns within a second of it.
     *
     * @throws ModelException when there is no answer; parts told before it stand
     * @throws InterruptedException when the turn was cancelled
     */
    void edit(EditRequest request, AnswerListener listener) throws ModelException, InterruptedException;

    /**
     * Whether it works on the whole picture at its full size and keeps every pixel outside a mask by itself. Of others'
     * answers only what is under the mask is taken, from the part around it, which is all that they are sent.
     */
    default boolean masksByItself() {
        return false;
    }

    /** How it wants to hear again what it said in earlier turns. */
    default Transcript transcript() {
        return Transcript.RETOLD;
    }

    /** Whether asking again costs nothing, so that a turn that a crash interrupted is simply asked again. */
    default boolean repeatable() {
        return false;
    }

    /** What the context planner has to keep to. */
    default ContextLimits limits() {
        return ContextLimits.MODEST;
    }

    /** What an answer cost, in US dollars; null where unknown. */
    default @Nullable BigDecimal cost(Usage usage, EditOptions options) {
        BigDecimal each = info().pricePerImage();
        return each == null ? null : each.multiply(BigDecimal.valueOf(usage.imagesOut()));
    }

    /** What a turn with these options will cost if all goes well, in US dollars, for budgets; zero where unknown. */
    default BigDecimal estimate(EditOptions options) {
        BigDecimal each = info().pricePerImage();
        int wanted = options.variants() == null ? 1 : options.variants();
        int pictures = Math.min(wanted, info().capabilities().variants());
        return each == null ? BigDecimal.ZERO : each.multiply(BigDecimal.valueOf(pictures));
    }
}
