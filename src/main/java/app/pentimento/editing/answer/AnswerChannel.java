package app.pentimento.editing.answer;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.Choice;
import app.pentimento.model.Message;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelImage;
import app.pentimento.model.SentRequest;
import app.pentimento.model.Usage;
import app.pentimento.model.Waiting;
import app.pentimento.model.WebSource;
import app.pentimento.session.AnswerOrigin;
import app.pentimento.session.PlainText;
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
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Hands a model's parts from the thread that the model runs on to the one that receives them, and waits until each is
 * durable. The two are apart because cancelling interrupts the model's thread, and an interrupt in the middle of a
 * write would close the embedded database's file. What is said beside the answer (its usage, where it comes from) is not
 * waited for. Where nothing can be written for a while, the model goes on after a
 * short wait, so that its vendor does not break the connection off: what it gives meanwhile waits in memory.
 */
public final class AnswerChannel implements AnswerListener {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    // What a vendor says beside its answer must not keep the answer from being stored, however odd it is.
    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_ID = 300;
    private static final int LONGEST_URL = 4000;
    private static final int LONGEST_TITLE = 1000;
    private static final int MOST_SOURCES = 100;
    private static final int LONGEST_SUGGESTIONS = 200_000;

    /** What comes through the channel. */
    public sealed interface Event {}

    record Text(String text, List<Message.Item> transcript) implements Event {}

    /**
     * A picture.
     *
     * @param servedBy the model that made it, by its vendor's name; null where it did not say
     */
    record Picture(ModelImage image, @Nullable String servedBy) implements Event {}

    /** What the answer took so far. */
    public record Taken(Usage usage) implements Event {}

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
    public record Kept(String answerId) implements Event {}

    /** The model waits: why, or null where it goes on. */
    record Pause(@Nullable Waiting why) implements Event {}

    /** The model is done: with success where there is no failure. */
    public record End(@Nullable Throwable failure) implements Event {}

    /** Nothing came, but something may have happened to the turn. */
    record Nothing() implements Event {}

    /** An event, and the model's wait for it. */
    public record Delivery(Event event, CompletableFuture<@Nullable Void> taken) {
        public void done() {
            taken.complete(null);
        }
    }

    private final LinkedBlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private volatile @Nullable Usage usage;
    private volatile @Nullable SentRequest sent;
    private volatile AnswerOrigin origin = AnswerOrigin.UNKNOWN;
    private int previews;
    private volatile long firstPart;
    private volatile long lastPart;
    private volatile boolean partSeen;
    private volatile boolean mayBeCharged;

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
        deliver(new Picture(image, origin.servedBy()));
    }

    @Override
    public void usage(Usage latest) {
        usage = latest;
        tell(new Taken(latest));
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
        String name = PlainText.fit(model, LONGEST_NAME);
        String id = answerId == null || answerId.length() > LONGEST_ID ? null : answerId;
        origin(origin.servedBy(name.isBlank() ? origin.servedBy() : name, id));
    }

    @Override
    public void kept(String answerId) {
        if (answerId.length() <= LONGEST_ID) {
            deliver(new Kept(answerId));
        }
    }

    @Override
    public void sources(List<WebSource> sources) {
        Set<AnswerOrigin.Source> all = new LinkedHashSet<>(origin.sources());
        sources.stream()
                .filter(source -> source.url().length() <= LONGEST_URL)
                .map(source -> new AnswerOrigin.Source(PlainText.fit(source.title(), LONGEST_TITLE), source.url()))
                .limit(MOST_SOURCES)
                .forEach(all::add);
        origin(origin.withSources(List.copyOf(all)));
    }

    @Override
    public void searchSuggestions(String html) {
        if (html.length() <= LONGEST_SUGGESTIONS) {
            origin(origin.withSearchSuggestions(html));
        }
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
            tell(new Origin(latest));
        }
    }

    /** Where the answer comes from, as far as it is known. */
    AnswerOrigin origin() {
        return origin;
    }

    /** How the request went out; null where the model told nothing of that. */
    public @Nullable SentRequest sent() {
        return sent;
    }

    /** When the first part came, as {@link System#nanoTime} gives it. */
    public OptionalLong firstPart() {
        return partSeen ? OptionalLong.of(firstPart) : OptionalLong.empty();
    }

    /** When the last part so far came. */
    public OptionalLong lastPart() {
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
    public @Nullable Usage usage() {
        return usage;
    }

    /** Whether the vendor may charge for an answer that did not come. */
    public boolean mayBeCharged() {
        return mayBeCharged;
    }

    /** Says that the model is done; does not wait. */
    public void end(@Nullable Throwable failure) {
        mayBeCharged = failure instanceof ModelException e && e.mayBeCharged();
        tell(new End(failure));
    }

    /** Makes {@link #take} return early. */
    public void nudge() {
        tell(new Nothing());
    }

    /** Waits for the next event; null where none came. The model goes on when it is {@link Delivery#done}. */
    @Nullable
    public Delivery take(Duration atMost) throws InterruptedException {
        return deliveries.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What the model has told and nobody has taken, without waiting. */
    public List<Event> untaken() {
        List<Delivery> left = new ArrayList<>();
        deliveries.drainTo(left);
        return left.stream().map(Delivery::event).toList();
    }

    /** Hands over what the model need not wait for. */
    private void tell(Event event) {
        deliveries.add(new Delivery(event, new CompletableFuture<>()));
    }

    private void deliver(Event event) {
        Delivery delivery = new Delivery(event, new CompletableFuture<>());
        deliveries.add(delivery);
        try {
            delivery.taken().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // it is in the queue, and is written as soon as anything can be
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AnswerStopped();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
