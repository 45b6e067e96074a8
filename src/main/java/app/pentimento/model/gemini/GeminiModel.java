package app.pentimento.model.gemini;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.CatalogEntry;
import app.pentimento.model.ContextLimits;
import app.pentimento.model.Conversation;
import app.pentimento.model.EditOptions;
import app.pentimento.model.EditRequest;
import app.pentimento.model.InputImage;
import app.pentimento.model.Message;
import app.pentimento.model.ModelDirectory;
import app.pentimento.model.ModelException;
import app.pentimento.model.Transcript;
import app.pentimento.model.google.GoogleClients;
import app.pentimento.model.google.GoogleFailures;
import app.pentimento.model.wire.Attempts;
import app.pentimento.model.wire.HttpFailure;
import app.pentimento.model.wire.WireModel;
import com.google.genai.Client;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One Gemini image model. */
class GeminiModel extends WireModel {
    private static final String MASK =
            "The next picture is a mask for the picture to edit: change only where it is white.";

    private final GeminiProperties properties;
    private final GoogleClients clients;
    private final ImageTransport transport;
    private final @Nullable GeminiApi chosenApi;

    /**
     * @throws IllegalStateException where the settings name an API that there is not
     */
    GeminiModel(
            String name,
            CatalogEntry entry,
            GeminiProperties properties,
            GoogleClients clients,
            ImageTransport transport,
            ModelDirectory directory,
            Attempts attempts) {
        super(name, entry, directory, attempts);
        this.properties = properties;
        this.clients = clients;
        this.transport = transport;
        this.chosenApi = GeminiApi.chosen(name, entry);
    }

    @Override
    protected @Nullable String unavailable() {
        return clients.geminiUnavailable();
    }

    @Override
    protected @Nullable ModelException refusal(HttpFailure failure) {
        ModelException ending = GeminiFinishReasons.refused(label(), failure);
        return ending != null ? ending : GoogleFailures.refusal(failure, label());
    }

    private GeminiApi api(GoogleClients.Way way) {
        return chosenApi != null ? chosenApi : GeminiApi.usual(way);
    }

    @Override
    public Transcript transcript() {
        return api(clients.wayToGemini()).transcript(entry().signs());
    }

    @Override
    public ContextLimits limits() {
        boolean holds = properties.files().enabled() && clients.wayToGemini() == GoogleClients.Way.DEVELOPER;
        return entry().limits(holds ? properties.files().from().toBytes() : Long.MAX_VALUE);
    }

    @Override
    protected Asking asking(EditRequest request, AnswerListener listener) throws ModelException {
        GoogleClients.Way way = clients.wayToGemini();
        Client client = clients.client(way);
        Conversation conversation =
                request.conversation() == null ? Conversation.of(standingAlone(request)) : request.conversation();
        GeminiApi api = api(way);
        boolean stores = properties.store() && api == GeminiApi.INTERACTIONS;
        boolean searches = request.options().grounded() && entry().grounding();
        TurnTransport turn =
                new TurnTransport(transport, client, way, entry(), conversation, stores, searches, listener);
        int pictures = pictures(conversation);
        Integer wanted = request.options().variants();
        int count = wanted == null ? 1 : Math.clamp(wanted, 1, Math.max(1, entry().variants()));
        List<GeminiCall.Variant> variants = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            int variant = number;
            variants.add(
                    to -> new GeminiVariant(exchange(api, client, request.options(), variant, to), turn, pictures));
        }
        return new GeminiCall(variants, listener, (partSeen, attempt) -> this.attempt(listener, partSeen, attempt));
    }

    private GeminiExchange exchange(
            GeminiApi api, Client client, EditOptions options, int variant, AnswerListener listener) {
        return switch (api) {
            case INTERACTIONS ->
                new InteractionExchange(
                        client,
                        label(),
                        new InteractionRequest(name(), options, entry(), properties),
                        variant,
                        listener);
            case GENERATE_CONTENT ->
                new GenerateContentExchange(
                        client,
                        name(),
                        label(),
                        new GenerateContentRequest(options, entry(), properties),
                        variant,
                        listener);
        };
    }

    /** How many pictures go along. */
    private static int pictures(Conversation conversation) {
        return (int) conversation.messages().stream()
                .flatMap(message -> message.items().stream())
                .filter(Message.Picture.class::isInstance)
                .count();
    }

    private static Message standingAlone(EditRequest request) {
        List<Message.Item> items = new ArrayList<>();
        InputImage working = request.workingImage();
        if (working != null) {
            items.add(new Message.Picture(working));
        }
        request.attached().forEach(image -> items.add(new Message.Picture(image)));
        InputImage mask = request.mask();
        if (mask != null) {
            items.add(new Message.Words(MASK));
            items.add(new Message.Picture(mask));
        }
        items.add(new Message.Words(request.prompt()));
        return new Message(Message.Role.PERSON, items);
    }
}
