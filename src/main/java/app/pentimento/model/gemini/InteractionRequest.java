package app.pentimento.model.gemini;

import app.pentimento.model.CatalogEntry;
import app.pentimento.model.EditOptions;
import app.pentimento.model.Message;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.genai.gaos.models.interactions.CreateModelInteraction;
import com.google.genai.gaos.models.interactions.CreateModelInteractionResponseFormat;
import com.google.genai.gaos.models.interactions.GenerationConfig;
import com.google.genai.gaos.models.interactions.GoogleSearch;
import com.google.genai.gaos.models.interactions.GoogleSearchSearchType;
import com.google.genai.gaos.models.interactions.ImageResponseFormat;
import com.google.genai.gaos.models.interactions.ImageResponseFormatAspectRatio;
import com.google.genai.gaos.models.interactions.ImageResponseFormatImageSize;
import com.google.genai.gaos.models.interactions.InteractionsInput;
import com.google.genai.gaos.models.interactions.Model;
import com.google.genai.gaos.models.interactions.ResponseFormat;
import com.google.genai.gaos.models.interactions.Step;
import com.google.genai.gaos.models.interactions.TextResponseFormat;
import com.google.genai.gaos.models.interactions.ThinkingLevel;
import com.google.genai.gaos.models.interactions.UnknownStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn as the Interactions API is asked it. Instruction, options and tools go with every request: a conversation that
 * the vendor keeps holds only what was said.
 */
final class InteractionRequest {
    private final String model;
    private final EditOptions options;
    private final CatalogEntry entry;
    private final GeminiProperties properties;

    /**
     * @param model as the vendor names it
     */
    InteractionRequest(String model, EditOptions options, CatalogEntry entry, GeminiProperties properties) {
        this.model = model;
        this.options = options;
        this.entry = entry;
        this.properties = properties;
    }

    /** Whether the vendor is asked to keep the interaction. */
    boolean stores() {
        return properties.store();
    }

    /**
     * The request.
     *
     * @param variant from 0; with a chosen seed each gets one of its own
     * @param continuation where an earlier request of this answer stopped; null for the first
     */
    CreateModelInteraction body(Outgoing outgoing, int variant, @Nullable Continuation continuation) {
        CreateModelInteraction.Builder body = CreateModelInteraction.builder().model(Model.of(model)).stream(true)
                .store(stores())
                .responseFormat(CreateModelInteractionResponseFormat.of(
                        List.of(ResponseFormat.of(TextResponseFormat.builder().build()), ResponseFormat.of(image()))));
        GenerationConfig generation = generation(variant);
        if (generation != null) {
            body.generationConfig(generation);
        }
        if (!properties.systemInstruction().isBlank()) {
            body.systemInstruction(properties.systemInstruction().strip());
        }
        if (options.grounded() && entry.grounding()) {
            body.tools(List.of(search()));
        }
        if (continuation != null) {
            body.continuationToken(continuation.token());
        }
        if (stores() && continuation != null && continuation.id() != null) {
            return body.previousInteractionId(continuation.id()).build();
        }
        if (outgoing.previousId() != null) {
            body.previousInteractionId(outgoing.previousId());
        }
        return body.input(InteractionsInput.ofStep(steps(outgoing))).build();
    }

    /**
     * Where an answer stopped that needs another request.
     *
     * @param id of the interaction that stopped; null where it has none
     */
    record Continuation(String token, @Nullable String id) {}

    private static List<Step> steps(Outgoing outgoing) {
        List<Step> steps = new ArrayList<>();
        for (Message message : outgoing.messages()) {
            if (message.role() == Message.Role.MODEL) {
                InteractionSteps.of(message.items(), outgoing.images()::of)
                        .forEach(step -> steps.add(new UnknownStep(step)));
            } else {
                steps.add(new UnknownStep(userInput(message, outgoing.images())));
            }
        }
        return steps;
    }

    private static ObjectNode userInput(Message message, ImageTransport.Images images) {
        ObjectNode step = InteractionJson.object().put("type", "user_input");
        ArrayNode content = step.withArray("content");
        for (Message.Item item : message.items()) {
            content.add(
                    switch (item) {
                        case Message.Words words -> InteractionSteps.words(words.text());
                        case Message.Picture picture ->
                            InteractionSteps.picture(InteractionJson.object(), images.of(picture));
                        case Message.Raw raw -> throw new IllegalArgumentException("A person says nothing raw");
                    });
        }
        return step;
    }

    private ImageResponseFormat image() {
        ImageResponseFormat.Builder image = ImageResponseFormat.builder();
        String ratio = entry.offered(options.aspectRatio(), entry.aspectRatios());
        String size = entry.offered(options.resolution(), entry.resolutions());
        if (ratio != null) {
            image.aspectRatio(ImageResponseFormatAspectRatio.of(ratio));
        }
        if (size != null) {
            image.imageSize(ImageResponseFormatImageSize.of(size));
        }
        return image.build();
    }

    /** There is no temperature among it: this API deprecates it for every model. */
    private @Nullable GenerationConfig generation(int variant) {
        GenerationConfig.Builder generation = GenerationConfig.builder();
        boolean any = false;
        String thinking = entry.offered(options.thinking(), entry.thinking());
        if (thinking != null) {
            generation.thinkingLevel(ThinkingLevel.of(thinking));
            any = true;
        }
        if (options.seed() != null) {
            generation.seed(options.seed().intValue() + variant);
            any = true;
        }
        return any ? generation.build() : null;
    }

    private GoogleSearch search() {
        GoogleSearch.Builder search = GoogleSearch.builder();
        if (entry.imageSearch()) {
            search.searchTypes(List.of(GoogleSearchSearchType.WEB_SEARCH, GoogleSearchSearchType.IMAGE_SEARCH));
        }
        return search.build();
    }
}
