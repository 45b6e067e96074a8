package app.pentimento.editing;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.Choice;
import app.pentimento.model.Message;
import app.pentimento.model.ModelImage;
import app.pentimento.model.SentRequest;
import app.pentimento.model.Usage;
import app.pentimento.model.Waiting;
import app.pentimento.model.WebSource;
import app.pentimento.session.AnswerOrigin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands a model's parts from the thread that the model runs on to the one that writes them, and waits until each is
 * durable. The two are apart because cancelling interrupts the model's thread, and an interrupt in the middle of a
 * write would close the embedded database's file.
 */
final class AnswerChannel implements AnswerListener {
    /** What comes through the channel. */
    sealed interface Event {}

    record Text(String text, List<Message.Item> transcript) implements Event {}

    /**
     * A picture.
     *
     * @param held the id of the held picture that it is; null where the model gave it now
     */
    record Picture(ModelImage image, @Nullable String held) implements Event {}

    /** Something more is known of where the answer comes from. */
    record Origin(AnswerOrigin origin) implements Event {}

    /** What the answer offers to do instead of guessing. */
    record Choices(List<Choice> choices) implements Event {}

    /**
     * The picture as it is so far.
     *
     * @param number from 1
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Preview(byte[] bytes, int number) implements Event {}

    /** The vendor keeps an answer. */
    record Kept(String answerId) implements Event {}

    /** The model waits: why, or null where it goes on. */
    record Pause(@Nullable Waiting why) implements Event {}

    /** The model is done: with success where there is no failure. */
    record End(@Nullable Throwable failure) implements Event {}

    /** Nothing came, but something may have happened to the turn. */
    record Nothing() implements Event {}

    /** Thrown at the model when its turn is over before it is done. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("The turn was stopped");
        }
    }

    /** An event, and the model's wait for it. */
    record Delivery(Event event, CompletableFuture<@Nullable Void> taken) {
        void done() {
            taken.complete(null);
        }
    }

    private final LinkedBlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private volatile @Nullable Usage usage;
    private volatile @Nullable SentRequest sent;
    private volatile AnswerOrigin origin = AnswerOrigin.UNKNOWN;
    private volatile @Nullable SentContext context;
    private int previews;
    private volatile long firstPart;
    private volatile long lastPart;
    private volatile boolean partSeen;

    @Override
    public void text(String text, List<Message.Item> transcript) {
        if (!text.isBlank()) {
            partCame();
        }
        deliver(new Text(text, List.copyOf(transcript)));
    }

    @Override
    public void image(ModelImage image) {
        partCame();
        deliver(new Picture(image, null));
    }

    /** Delivers a picture that an earlier turn's model gave and that waited for its labels. */
    void held(String id, ModelImage image) {
        partCame();
        deliver(new Picture(image, id));
    }

    @Override
    public void usage(Usage latest) {
        usage = latest;
    }

    @Override
    public void waiting(@Nullable Waiting why) {
        deliver(new Pause(why));
    }

    @Override
    public void sent(SentRequest latest) {
        sent = latest;
    }

    @Override
    public void servedBy(String model, @Nullable String answerId) {
        origin(origin.servedBy(model.isBlank() ? origin.servedBy() : model, answerId));
    }

    @Override
    public void kept(String answerId) {
        deliver(new Kept(answerId));
    }

    @Override
    public void sources(List<WebSource> sources) {
        Set<AnswerOrigin.Source> all = new LinkedHashSet<>(origin.sources());
        sources.forEach(source -> all.add(new AnswerOrigin.Source(source.title(), source.url())));
        origin(origin.withSources(List.copyOf(all)));
    }

    @Override
    public void searchSuggestions(String html) {
        origin(origin.withSearchSuggestions(html));
    }

    @Override
    public void choices(List<Choice> choices) {
        deliver(new Choices(List.copyOf(choices)));
    }

    @Override
    public void preview(byte[] bytes) {
        deliver(new Preview(bytes, ++previews));
    }

    private void origin(AnswerOrigin latest) {
        if (!latest.equals(origin)) {
            origin = latest;
            deliver(new Origin(latest));
        }
    }

    /** Where the answer comes from, as far as it is known. */
    AnswerOrigin origin() {
        return origin;
    }

    /** What is about to be sent. */
    void sends(SentContext planned) {
        context = planned;
    }

    /** What was sent, with how the pictures went out; null where the model told nothing of that. */
    @Nullable
    SentContext told() {
        SentContext planned = context;
        SentRequest told = sent;
        return planned == null || told == null ? null : planned.with(told);
    }

    /** When the first part came, as {@link System#nanoTime} gives it. */
    OptionalLong firstPart() {
        return partSeen ? OptionalLong.of(firstPart) : OptionalLong.empty();
    }

    /** When the last part so far came. */
    OptionalLong lastPart() {
        return partSeen ? OptionalLong.of(lastPart) : OptionalLong.empty();
    }

    private void partCame() {
        lastPart = System.nanoTime();
        if (!partSeen) {
            firstPart = lastPart;
            partSeen = true;
        }
    }

    /** The last that was said of the answer's usage. */
    @Nullable
    Usage usage() {
        return usage;
    }

    /** Says that the model is done; does not wait. */
    void end(@Nullable Throwable failure) {
        deliveries.add(new Delivery(new End(failure), new CompletableFuture<>()));
    }

    /** Makes {@link #take} return early. */
    void nudge() {
        deliveries.add(new Delivery(new Nothing(), new CompletableFuture<>()));
    }

    /** Waits for the next event; null where none came. The model goes on when it is {@link Delivery#done}. */
    @Nullable
    Delivery take(Duration atMost) throws InterruptedException {
        return deliveries.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What the model has told and nobody has taken, without waiting. */
    List<Event> untaken() {
        List<Delivery> left = new ArrayList<>();
        deliveries.drainTo(left);
        return left.stream().map(Delivery::event).toList();
    }

    private void deliver(Event event) {
        Delivery delivery = new Delivery(event, new CompletableFuture<>());
        deliveries.add(delivery);
        try {
            delivery.taken().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
