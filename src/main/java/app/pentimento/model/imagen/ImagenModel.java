package app.pentimento.model.imagen;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.CatalogEntry;
import app.pentimento.model.EditOptions;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelException.Kind;
import app.pentimento.model.ModelImage;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Usage;
import app.pentimento.model.google.GoogleClients;
import app.pentimento.model.google.GoogleFailures;
import app.pentimento.model.wire.Attempts;
import app.pentimento.model.wire.NotAnAnswer;
import app.pentimento.model.wire.Sentences;
import app.pentimento.model.wire.Traffic;
import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.types.GenerateImagesConfig;
import com.google.genai.types.GenerateImagesResponse;
import com.google.genai.types.GeneratedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One Imagen model. The SDK calls it deprecated, and offers it in Vertex mode alone. */
class ImagenModel implements ImageModel {
    private final String name;
    private final CatalogEntry entry;
    private final GoogleClients clients;
    private final Attempts attempts;

    ImagenModel(String name, CatalogEntry entry, GoogleClients clients, Attempts attempts) {
        this.name = name;
        this.entry = entry;
        this.clients = clients;
        this.attempts = attempts;
    }

    @Override
    public ModelInfo info() {
        return entry.info(name, clients.vertexUnavailable());
    }

    @Override
    public @Nullable BigDecimal cost(Usage usage, EditOptions options) {
        return entry.cost(usage, options);
    }

    @Override
    public BigDecimal estimate(EditOptions options) {
        return entry.estimate(options);
    }

    @Override
    public void edit(EditRequest request, AnswerListener listener) throws ModelException, InterruptedException {
        ModelInfo info = info();
        String unavailable = info.unavailableReason();
        if (unavailable != null) {
            throw new ModelException(Kind.BACKEND_UNAVAILABLE, false, unavailable);
        }
        Client client = clients.client(GoogleClients.Way.VERTEX);
        Traffic traffic = Traffic.start();
        int[] pictures = {0};
        try {
            attempts.run(
                    info.id(),
                    info.label(),
                    failure -> GoogleFailures.refusal(failure, info.label()),
                    () -> pictures[0] > 0,
                    listener,
                    () -> {
                        for (ModelImage image : pictures(ask(client, request), info.label())) {
                            pictures[0]++;
                            listener.image(image);
                        }
                    });
        } finally {
            Traffic.stop();
            listener.usage(new Usage(0, 0, 0, 0, pictures[0], traffic.sent(), traffic.received()));
        }
    }

    @SuppressWarnings("deprecation") // the only way to Imagen; see application.yml for what to choose instead
    private GenerateImagesResponse ask(Client client, EditRequest request) throws IOException {
        try {
            return client.models.generateImages(name, request.prompt(), config(request.options()));
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
                .numberOfImages(Math.min(wanted, entry.variants()))
                .outputMimeType("image/png")
                .includeRaiReason(true);
        if (options.aspectRatio() != null && entry.aspectRatios().contains(options.aspectRatio())) {
            config.aspectRatio(options.aspectRatio());
        }
        if (options.resolution() != null && entry.resolutions().contains(options.resolution())) {
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
                    "%s gave no picture for this prompt: its safety rules held it back. Say it differently."
                                    .formatted(label)
                            + Sentences.quoted(reason));
        }
        return pictures;
    }
}
