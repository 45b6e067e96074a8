package app.pentimento.model.gemini;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.EditRequest;
import app.pentimento.model.Message;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelImage;
import app.pentimento.model.PictureWish;
import app.pentimento.model.Usage;
import app.pentimento.model.wire.NotAnAnswer;
import com.google.genai.types.Blob;
import com.google.genai.types.Candidate;
import com.google.genai.types.FinishReason;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.GenerateContentResponseUsageMetadata;
import com.google.genai.types.MediaModality;
import com.google.genai.types.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes an answer piece by piece and hands each part on as soon as it is whole: a picture at once, words when a picture
 * or the end follows. Parts that the model marks as thought are neither shown nor kept.
 */
final class GeminiAnswer {
    private final EditRequest request;
    private final String label;
    private final StringBuilder words = new StringBuilder();
    private final List<Message.Words> raw = new ArrayList<>();
    private boolean anything;
    private boolean seen;
    private boolean saidWords;
    private boolean askedBack;
    private int pictures;
    private @Nullable String finish;
    private @Nullable String finishMessage;
    private @Nullable String blocked;
    private byte @Nullable [] continuation;
    private @Nullable GenerateContentResponseUsageMetadata latest;
    private int inputTokens;
    private int outputTokens;
    private int outputImageTokens;

    GeminiAnswer(EditRequest request, String label) {
        this.request = request;
        this.label = label;
    }

    /** Starts with a request, or starts over: what nobody has seen of an earlier attempt is dropped. */
    void begin() {
        if (continuation == null) {
            words.setLength(0);
            raw.clear();
        }
        settleUsage();
        finish = null;
        finishMessage = null;
        blocked = null;
        anything = false;
    }

    /** Whether a person may have seen a part of this answer. */
    boolean partSeen() {
        return seen;
    }

    /** What to give the backend so that it goes on where the last piece ended; null where it offers nothing. */
    byte @Nullable [] continuation() {
        return continuation;
    }

    /** Whether the model has more to say, in another request. */
    boolean goesOn() {
        return continuation != null && FinishReason.Known.CONTINUATION.name().equals(finish);
    }

    void take(GenerateContentResponse piece, AnswerListener listener) throws IOException {
        piece.usageMetadata().ifPresent(usage -> latest = usage);
        piece.promptFeedback().flatMap(f -> f.blockReason()).ifPresent(reason -> {
            anything = true;
            blocked = reason.toString();
        });
        Candidate candidate = piece.candidates()
                .filter(list -> !list.isEmpty())
                .map(list -> list.get(0))
                .orElse(null);
        if (candidate == null) {
            return;
        }
        anything = true;
        for (Part part : candidate.content().flatMap(content -> content.parts()).orElse(List.of())) {
            take(part, listener);
        }
        continuation =
                candidate.continuationToken().filter(token -> token.length > 0).orElse(null);
        candidate.finishReason().ifPresent(reason -> finish = reason.toString());
        candidate.finishMessage().ifPresent(message -> finishMessage = message);
    }

    private void take(Part part, AnswerListener listener) throws IOException {
        if (part.thought().orElse(false)) {
            return;
        }
        byte @Nullable [] signature = part.thoughtSignature().orElse(null);
        Optional<Blob> blob = part.inlineData();
        if (blob.isPresent()) {
            picture(blob.get(), signature, listener);
        } else if (part.text().isPresent() || signature != null) {
            say(part.text().orElse(""), signature);
        }
    }

    private void picture(Blob blob, byte @Nullable [] signature, AnswerListener listener) throws IOException {
        String type = blob.mimeType().orElse("");
        byte[] bytes = blob.data().orElse(new byte[0]);
        if (!type.isEmpty() && !type.startsWith("image/")) {
            return;
        }
        if (bytes.length == 0) {
            throw new NotAnAnswer("A picture without bytes");
        }
        String caption = Captions.clearlyOf(words.toString());
        flush(listener);
        seen = true;
        pictures++;
        listener.image(new ModelImage(bytes, type, caption, ModelImage.Making.GENERATIVE, null, signature));
    }

    /** Signed pieces stay apart, as the model wants them back; others grow together. */
    private void say(String text, byte @Nullable [] signature) {
        words.append(text);
        Message.Words last = raw.isEmpty() ? null : raw.getLast();
        if (signature == null && last != null && last.signature() == null) {
            raw.set(raw.size() - 1, new Message.Words(last.text() + text));
        } else if (signature != null || !text.isEmpty()) {
            raw.add(new Message.Words(text, signature));
        }
    }

    private void flush(AnswerListener listener) {
        String text = words.toString().strip();
        if (!raw.isEmpty()) {
            if (!text.isEmpty()) {
                seen = true;
                saidWords = true;
                askedBack |= text.contains("?") || text.contains("？");
            }
            listener.text(text, List.copyOf(raw));
        }
        words.setLength(0);
        raw.clear();
    }

    /**
     * The backend has said all.
     *
     * @throws ModelException where that is no answer to what was asked
     * @throws IOException where it broke off
     */
    void end(AnswerListener listener) throws ModelException, IOException {
        if (!anything) {
            throw new NotAnAnswer("The answer has nothing in it");
        }
        if (blocked != null) {
            throw GeminiEndings.blocked(label, blocked);
        }
        if (finish == null) {
            throw new IOException("The answer ended without saying that it was whole");
        }
        flush(listener);
        boolean pictureMissing =
                pictures == 0 && !askedBack && PictureWish.asksForPicture(request.prompt(), request.options());
        ModelException failure =
                GeminiEndings.failure(label, finish, finishMessage, pictures, saidWords, pictureMissing);
        if (failure != null) {
            throw failure;
        }
    }

    /** What has come of an answer that will not come to its end is kept. */
    void keepWhatCame(AnswerListener listener) {
        flush(listener);
    }

    /** What it took so far, without bytes. */
    Usage usage(int picturesIn) {
        settleUsage();
        return new Usage(inputTokens, outputTokens, outputImageTokens, picturesIn, pictures, 0, 0);
    }

    /** Adds up what the requests of this turn took; within one, the backend's latest count holds. */
    private void settleUsage() {
        GenerateContentResponseUsageMetadata usage = latest;
        if (usage == null) {
            return;
        }
        inputTokens += usage.promptTokenCount().orElse(0);
        outputTokens += usage.candidatesTokenCount().orElse(0)
                + usage.thoughtsTokenCount().orElse(0);
        outputImageTokens += usage.candidatesTokensDetails().orElse(List.of()).stream()
                .filter(count -> count.modality()
                        .map(modality -> modality.knownEnum() == MediaModality.Known.IMAGE)
                        .orElse(false))
                .mapToInt(count -> count.tokenCount().orElse(0))
                .sum();
        latest = null;
    }
}
