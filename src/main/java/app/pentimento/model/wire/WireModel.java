package app.pentimento.model.wire;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.CatalogEntry;
import app.pentimento.model.EditOptions;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ImageModel;
import app.pentimento.model.Lifecycle;
import app.pentimento.model.ModelDirectory;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Usage;
import java.math.BigDecimal;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A model of the catalog that is reached over HTTP. What all of them share is here: facts and prices from the catalog,
 * the count of bytes, and that whatever an answer took is told, however it ends.
 */
public abstract class WireModel implements ImageModel {
    private static final int NOT_FOUND = 404;

    private final String name;
    private final CatalogEntry entry;
    private final ModelDirectory directory;
    private final Attempts attempts;

    /** A model by the name that its vendor knows it by. */
    protected WireModel(String name, CatalogEntry entry, ModelDirectory directory, Attempts attempts) {
        this.name = name;
        this.entry = entry;
        this.directory = directory;
        this.attempts = attempts;
    }

    /** One turn as a backend is asked it. */
    public interface Asking {
        /** Asks, and tells the listener each part. */
        void run() throws ModelException, InterruptedException;

        /** What was counted so far, without bytes. */
        Usage taken();
    }

    /** Why the model cannot be used now, in a sentence that says what to do; null where it can. */
    protected abstract @Nullable String unavailable();

    /** What one of the backend's refusals means; null where it is a failure that may pass. */
    protected abstract @Nullable ModelException refusal(HttpFailure failure);

    /** Prepares a turn. */
    protected abstract Asking asking(EditRequest request, AnswerListener listener) throws ModelException;

    /** The name that the vendor knows it by. */
    protected final String name() {
        return name;
    }

    protected final CatalogEntry entry() {
        return entry;
    }

    /** Its name for people. */
    protected final String label() {
        return entry.label(name);
    }

    /**
     * Sends a request until it succeeds, is refused, or there is no use in trying again.
     *
     * @param partSeen whether a part of the answer was told, which forbids another attempt
     */
    protected final void attempt(AnswerListener listener, BooleanSupplier partSeen, Attempts.Attempt request)
            throws ModelException, InterruptedException {
        ModelInfo info = info();
        attempts.run(info.id(), info.label(), this::refusal, partSeen, listener, request);
    }

    /** Where it stands with its vendor. */
    protected Lifecycle lifecycle() {
        return directory.lifecycle(name, entry);
    }

    @Override
    public final ModelInfo info() {
        Lifecycle lifecycle = lifecycle();
        return entry.info(
                name,
                lifecycle.retired() ? directory.retiredSentence(entry.label(name), lifecycle) : unavailable(),
                lifecycle);
    }

    @Override
    public final @Nullable BigDecimal cost(Usage usage, EditOptions options) {
        return entry.cost(usage, options);
    }

    @Override
    public final BigDecimal estimate(EditOptions options) {
        return entry.estimate(options);
    }

    @Override
    public final void edit(EditRequest request, AnswerListener listener) throws ModelException, InterruptedException {
        String reason = unavailable();
        if (reason != null) {
            throw new ModelException(ModelException.Kind.BACKEND_UNAVAILABLE, false, reason);
        }
        try (StallDetector watch = attempts.watch(label(), listener)) {
            edit(request, listener, new ByteCounter(watch));
        }
    }

    private void edit(EditRequest request, AnswerListener listener, ByteCounter byteCounter)
            throws ModelException, InterruptedException {
        try (ByteCounter.Counting ignored = byteCounter.countHere()) {
            Asking asking = asking(request, listener);
            try {
                asking.run();
            } catch (ModelException e) {
                throw isNotFound(e) ? goneOr(e) : e;
            } finally {
                listener.usage(asking.taken().carrying(byteCounter.sent(), byteCounter.received()));
            }
        }
    }

    /**
     * Whether the vendor did not find what was asked for. That need not be the model: Google answers so for a size that a
     * model does not offer.
     */
    private static boolean isNotFound(ModelException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpFailure http) {
                return http.code() == NOT_FOUND || http.reason().contains("model_not_found");
            }
        }
        return false;
    }

    /** The failure, or that the model is gone where its vendor says so when it is asked. */
    private ModelException goneOr(ModelException failure) {
        directory.lookAgain(entry);
        Lifecycle lifecycle = lifecycle();
        return lifecycle.retired()
                ? new ModelException(
                        ModelException.Kind.MODEL_RETIRED,
                        false,
                        directory.retiredSentence(label(), lifecycle),
                        failure)
                : failure;
    }
}
