package app.pentimento.model.openai;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.CatalogEntry;
import app.pentimento.model.ContextLimits;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ModelDirectory;
import app.pentimento.model.ModelException;
import app.pentimento.model.wire.Attempts;
import app.pentimento.model.wire.HttpFailure;
import app.pentimento.model.wire.WireModel;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** One model behind a server that speaks OpenAI's APIs. */
class OpenAiModel extends WireModel {
    private final Api api;
    private final ModelFacts facts;
    private final OpenAiProperties properties;
    private final OpenAiMask masks;
    private final RefusedParameters refused;
    private final OkHttpClient http;

    OpenAiModel(
            Api api,
            ModelFacts facts,
            OpenAiProperties properties,
            OpenAiMask masks,
            RefusedParameters refused,
            OkHttpClient http,
            ModelDirectory directory,
            Attempts attempts) {
        super(facts.name(), facts.entry(), directory, attempts);
        this.api = api;
        this.facts = facts;
        this.properties = properties;
        this.masks = masks;
        this.refused = refused;
        this.http = http;
    }

    @Override
    protected @Nullable String unavailable() {
        return facts.connection().unavailable();
    }

    @Override
    protected @Nullable ModelException refusal(HttpFailure failure) {
        return OpenAiFailures.refusal(failure, label(), name(), facts.connection());
    }

    @Override
    public ContextLimits limits() {
        CatalogEntry entry = entry();
        return entry.limits(Long.MAX_VALUE);
    }

    @Override
    protected Asking asking(EditRequest request, AnswerListener listener) throws ModelException {
        Question question = switch (api) {
            case IMAGES ->
                new ImagesQuestion(facts, masks, request, properties.partialPictures(), properties.responseFormat());
            case RESPONSES -> new ResponsesQuestion(facts, request, properties.partialPictures(), properties.store());
            case CHAT -> new ChatQuestion(facts, request);
        };
        return new OpenAiCall(
                question,
                facts,
                refused,
                http,
                listener,
                (partSeen, attempt) -> this.attempt(listener, partSeen, attempt));
    }
}
