package app.pentimento.model.imagen;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.CatalogEntry;
import app.pentimento.model.EditOptions;
import app.pentimento.model.EditRequest;
import app.pentimento.model.Lifecycle;
import app.pentimento.model.ModelDirectory;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelException.Kind;
import app.pentimento.model.ModelImage;
import app.pentimento.model.Usage;
import app.pentimento.model.google.GoogleClients;
import app.pentimento.model.google.GoogleFailures;
import app.pentimento.model.wire.Attempts;
import app.pentimento.model.wire.HttpFailure;
import app.pentimento.model.wire.NotAnAnswer;
import app.pentimento.model.wire.Sentences;
import app.pentimento.model.wire.WireModel;
import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.types.GenerateImagesConfig;
import com.google.genai.types.GenerateImagesResponse;
import com.google.genai.types.GeneratedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Imagen model. Google switched it off on 2026-08-17; it is here for those whose platform still serves it. The SDK
 * calls it deprecated, and offers it in Vertex mode alone.
 */
class ImagenModel extends WireModel {
    private final boolean served;
    private final GoogleClients clients;

    /** A model, with whether the operator says that it is still served. */
    ImagenModel(
            String name,
            CatalogEntry entry,
            boolean served,
            GoogleClients clients,
            ModelDirectory directory,
            Attempts attempts) {
        super(name, entry, directory, attempts);
        this.served = served;
        this.clients = clients;
    }

    @Override
    protected Lifecycle lifecycle() {
        Lifecycle known = super.lifecycle();
        return served && known.retired()
                ? new Lifecycle(Lifecycle.State.DEPRECATED, null, known.replacedBy(), null)
                : known;
    }

    @Override
    protected @Nullable String unavailable() {
        return clients.vertexUnavailable();
    }

    @Override
    protected @Nullable ModelException refusal(HttpFailure failure) {
        return GoogleFailures.refusal(failure, label());
    }

    @Override
    protected Asking asking(EditRequest request, AnswerListener listener) throws ModelException {
        Client client = clients.client(GoogleClients.Way.VERTEX);
        return new Asking() {
            private int pictures;

            @Override
            public void run() throws ModelException, InterruptedException {
                attempt(listener, () -> pictures > 0, () -> {
                    for (ModelImage image : pictures(ask(client, request), label())) {
                        pictures++;
                        listener.image(image);
                    }
                });
            }

            @Override
            public Usage taken() {
                return new Usage(0, 0, 0, pictures, 0);
            }
        };
    }

    @SuppressWarnings("deprecation") // the only way to Imagen; see application.yml for what to choose instead
    private GenerateImagesResponse ask(Client client, EditRequest request) throws IOException {
        try {
            return client.models.generateImages(name(), request.prompt(), config(request.options()));
        } catch (GenAiIOException e) {
            throw GoogleFailures.unwrap(e);
        } catch (ApiException e) {
            throw GoogleFailures.unwrap(e);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new NotAnAnswer("The answer could not be read");
        }
    }

    private GenerateImagesConfig config(EditOptions options) {
        int wanted = options.variants() == null ? 1 : options.variants();
        GenerateImagesConfig.Builder config = GenerateImagesConfig.builder()
                .numberOfImages(Math.min(wanted, entry().variants()))
                .outputMimeType("image/png")
                .includeRaiReason(true);
        if (options.aspectRatio() != null && entry().aspectRatios().contains(options.aspectRatio())) {
            config.aspectRatio(options.aspectRatio());
        }
        if (options.resolution() != null && entry().resolutions().contains(options.resolution())) {
            config.imageSize(options.resolution());
        }
        return config.build();
    }

    private static List<ModelImage> pictures(GenerateImagesResponse response, String label) throws ModelException {
        List<GeneratedImage> answered = response.generatedImages().orElse(List.of());
        List<ModelImage> pictures = answered.stream()
                .map(GeneratedImage::image)
                .flatMap(Optional::stream)
                .filter(image -> image.imageBytes().isPresent())
                .map(image -> new ModelImage(
                        image.imageBytes().get(),
                        image.mimeType().orElse("image/png"),
                        null,
                        ModelImage.Making.GENERATIVE))
                .toList();
        if (pictures.isEmpty()) {
            String reason = answered.stream()
                    .map(GeneratedImage::raiFilteredReason)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse("");
            throw new ModelException(
                    Kind.PROMPT_BLOCKED,
                    false,
                    "%s gave no picture because of its safety rules. Rephrase the request.".formatted(label)
                            + Sentences.quoted(reason));
        }
        return pictures;
    }
}
