package app.pentimento.model.gemini;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.Message;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelImage;
import app.pentimento.model.WebSource;
import app.pentimento.model.wire.NotAnAnswer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts an answer together and hands each part on as soon as it is whole: a picture at once, words when a picture or the
 * end follows.
 */
final class AnswerBuilder {
    private final String label;
    private final AnswerListener listener;
    private final StringBuilder words = new StringBuilder();
    private final List<Message.Item> transcript = new ArrayList<>();
    private boolean goesOn;
    private boolean partSeen;
    private boolean saidWords;
    private int pictures;

    AnswerBuilder(String label, AnswerListener listener) {
        this.label = label;
        this.listener = listener;
    }

    /** Drops what came of an earlier attempt and nobody has seen. */
    void startOver() {
        words.setLength(0);
        transcript.clear();
    }

    /** Whether a person may have seen a part of this answer. */
    boolean partSeen() {
        return partSeen;
    }

    /** Whether anything came that a person will see. */
    boolean begun() {
        return pictures > 0 || saidWords || !words.isEmpty();
    }

    /** How many pictures came. */
    int pictures() {
        return pictures;
    }

    /** Adds words. Signed pieces stay apart, as the model wants them back; others grow together. */
    void text(String text, byte @Nullable [] signature) {
        words.append(text);
        Message.Item last = transcript.isEmpty() ? null : transcript.getLast();
        if (signature == null && last instanceof Message.Words before && before.signature() == null) {
            transcript.set(transcript.size() - 1, new Message.Words(before.text() + text));
        } else if (signature != null || !text.isEmpty()) {
            transcript.add(new Message.Words(text, signature));
        }
    }

    /**
     * Adds words that are kept in a form of their own.
     *
     * @param shown what people see of it; empty where that is nothing
     */
    void add(String shown, Message.Item item) {
        boolean apart = !goesOn
                && !shown.isEmpty()
                && !words.isEmpty()
                && !Character.isWhitespace(words.charAt(words.length() - 1))
                && !Character.isWhitespace(shown.charAt(0));
        words.append(apart ? "\n\n" : "").append(shown);
        goesOn &= shown.isEmpty();
        transcript.add(item);
    }

    /** Adds what only the API understands. */
    void raw(Message.Raw item) {
        transcript.add(item);
    }

    /** What comes next goes on in the middle of the words before it. */
    void goesOn() {
        goesOn = true;
    }

    void sources(List<WebSource> sources) {
        listener.sources(List.copyOf(sources));
    }

    void searchSuggestions(String html) {
        listener.searchSuggestions(html);
    }

    /** Hands a picture on, with the words before it. */
    void picture(byte[] bytes, String mediaType, byte @Nullable [] signature) throws NotAnAnswer {
        if (!mediaType.isEmpty() && !mediaType.startsWith("image/")) {
            return;
        }
        if (bytes.length == 0) {
            throw new NotAnAnswer("A picture without bytes");
        }
        String caption = Captions.clearlyOf(words.toString());
        flush();
        partSeen = true;
        pictures++;
        listener.image(new ModelImage(bytes, mediaType, caption, ModelImage.Making.GENERATIVE, null, signature));
    }

    /** Hands on what has come so far: the answer is at its end, or will not come to it. */
    void flush() {
        String text = words.toString().strip();
        if (!transcript.isEmpty()) {
            if (!text.isEmpty()) {
                partSeen = true;
                saidWords = true;
            }
            listener.text(text, List.copyOf(transcript));
        }
        words.setLength(0);
        transcript.clear();
    }

    /**
     * The vendor has said all.
     *
     * @param finish the vendor's reason to end, in the words of generateContent's {@code finishReason}
     * @throws ModelException where that is no answer
     */
    void end(String finish, @Nullable String finishMessage) throws ModelException {
        flush();
        ModelException failure = GeminiFinishReasons.failure(label, finish, finishMessage, pictures, saidWords);
        if (failure != null) {
            throw failure;
        }
    }
}
