package app.pentimento.model.gemini;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.ModelException;
import app.pentimento.model.Usage;
import app.pentimento.model.WebSource;
import app.pentimento.model.wire.NotAnAnswer;
import com.google.genai.types.Blob;
import com.google.genai.types.Candidate;
import com.google.genai.types.FinishReason;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.GenerateContentResponseUsageMetadata;
import com.google.genai.types.GroundingChunk;
import com.google.genai.types.GroundingMetadata;
import com.google.genai.types.MediaModality;
import com.google.genai.types.Part;
import com.google.genai.types.SearchEntryPoint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a generateContent answer chunk by chunk. Parts that the model marks as thought are neither shown nor kept: what
 * signs them stands on the parts that follow.
 */
final class GenerateContentAnswer implements GeminiAnswer {
    private static final String MODELS = "models/";

    private final String label;
    private final AnswerListener listener;
    private final AnswerBuilder builder;
    private boolean anything;
    private @Nullable String finish;
    private @Nullable String finishMessage;
    private @Nullable String blocked;
    private byte @Nullable [] continuation;
    private @Nullable GenerateContentResponseUsageMetadata latest;
    private int inputTokens;
    private int outputTokens;
    private int outputImageTokens;

    GenerateContentAnswer(String label, AnswerListener listener) {
        this.label = label;
        this.listener = listener;
        this.builder = new AnswerBuilder(label, listener);
    }

    /** Starts with a request, or starts over. */
    void begin() {
        if (continuation == null) {
            builder.startOver();
        }
        settleUsage();
        finish = null;
        finishMessage = null;
        blocked = null;
        anything = false;
    }

    @Override
    public boolean partSeen() {
        return builder.partSeen() && continuation == null;
    }

    /** What to give the vendor so that it goes on where the last chunk ended; null where it offers nothing. */
    byte @Nullable [] continuation() {
        return continuation;
    }

    /** Whether the model has more to say, in another request. */
    boolean goesOn() {
        return continuation != null && FinishReason.Known.CONTINUATION.name().equals(finish);
    }

    void take(GenerateContentResponse chunk) throws IOException {
        chunk.usageMetadata().ifPresent(usage -> latest = usage);
        chunk.modelVersion().ifPresent(this::servedBy);
        chunk.promptFeedback().flatMap(f -> f.blockReason()).ifPresent(reason -> {
            anything = true;
            blocked = reason.toString();
        });
        Candidate candidate = chunk.candidates()
                .filter(list -> !list.isEmpty())
                .map(list -> list.get(0))
                .orElse(null);
        if (candidate == null) {
            return;
        }
        anything = true;
        for (Part part : candidate.content().flatMap(content -> content.parts()).orElse(List.of())) {
            take(part);
        }
        candidate.groundingMetadata().ifPresent(this::found);
        continuation =
                candidate.continuationToken().filter(token -> token.length > 0).orElse(null);
        candidate.finishReason().ifPresent(reason -> finish = reason.toString());
        candidate.finishMessage().ifPresent(message -> finishMessage = message);
    }

    private void servedBy(String version) {
        listener.servedBy(version.startsWith(MODELS) ? version.substring(MODELS.length()) : version, null);
    }

    private void take(Part part) throws IOException {
        if (part.thought().orElse(false)) {
            return;
        }
        byte @Nullable [] signature = part.thoughtSignature().orElse(null);
        Optional<Blob> blob = part.inlineData();
        if (blob.isPresent()) {
            builder.picture(
                    blob.get().data().orElse(new byte[0]), blob.get().mimeType().orElse(""), signature);
        } else if (part.text().isPresent() || signature != null) {
            builder.text(part.text().orElse(""), signature);
        }
    }

    private void found(GroundingMetadata grounding) {
        List<WebSource> sources = grounding.groundingChunks().orElse(List.of()).stream()
                .flatMap(chunk -> source(chunk).stream())
                .toList();
        if (!sources.isEmpty()) {
            builder.sources(sources);
        }
        grounding
                .searchEntryPoint()
                .flatMap(SearchEntryPoint::renderedContent)
                .filter(html -> !html.isBlank())
                .ifPresent(builder::searchSuggestions);
    }

    /** A page; of a picture that was found, the page that it is on. */
    private static Optional<WebSource> source(GroundingChunk chunk) {
        return chunk.image().isPresent()
                ? WebSources.of(
                        chunk.image().get().sourceUri().orElse(""),
                        chunk.image().get().title().orElse(""))
                : chunk.web()
                        .flatMap(web ->
                                WebSources.of(web.uri().orElse(""), web.title().orElse("")));
    }

    /** Whether anything came that a person will see. */
    boolean begun() {
        return builder.begun();
    }

    /** Whether the vendor ended it because of what was repeated to it, before anything was seen. */
    boolean refusedRepetition() {
        return GeminiFinishReasons.MISSING_SIGNATURE.equals(finish) && !builder.begun();
    }

    @Override
    public void end() throws ModelException, IOException {
        if (!anything) {
            throw new NotAnAnswer("The answer has nothing in it");
        }
        if (blocked != null) {
            throw GeminiFinishReasons.blocked(label, blocked);
        }
        if (finish == null) {
            throw new IOException("The answer ended without saying that it was whole");
        }
        builder.end(finish, finishMessage);
    }

    @Override
    public void keepWhatCame() {
        builder.flush();
    }

    @Override
    public Usage usage(int picturesIn) {
        settleUsage();
        return new Usage(inputTokens, outputTokens, outputImageTokens, picturesIn, builder.pictures(), 0, 0);
    }

    /** Adds up what the requests of this turn took; within one, the vendor's latest count holds. */
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
