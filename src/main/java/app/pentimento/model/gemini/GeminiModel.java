package app.pentimento.model.gemini;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.CatalogEntry;
import app.pentimento.model.ContextLimits;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ModelException;
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
    private final GeminiProperties properties;
    private final GoogleClients clients;
    private final PictureSender pictures;

    GeminiModel(
            String name,
            CatalogEntry entry,
            GeminiProperties properties,
            GoogleClients clients,
            PictureSender pictures,
            Attempts attempts) {
        super(name, entry, attempts);
        this.properties = properties;
        this.clients = clients;
        this.pictures = pictures;
    }

    @Override
    protected @Nullable String unavailable() {
        return clients.geminiUnavailable();
    }

    @Override
    protected @Nullable ModelException refusal(HttpFailure failure) {
        return GoogleFailures.refusal(failure, label());
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
        GeminiRequest asked = new GeminiRequest(request, entry(), properties);
        Shipping shipping = new Shipping(pictures, client, way, entry(), asked.conversation(), listener);
        Integer wanted = request.options().variants();
        int count = wanted == null ? 1 : Math.clamp(wanted, 1, Math.max(1, entry().variants()));
        List<GeminiVariant> variants = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            variants.add(new GeminiVariant(client, name(), label(), asked, number, shipping));
        }
        return new GeminiAsking(variants, listener, this::attempt);
    }
}
