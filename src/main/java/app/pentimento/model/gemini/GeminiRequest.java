package app.pentimento.model.gemini;

import app.pentimento.model.CatalogEntry;
import app.pentimento.model.EditOptions;
import app.pentimento.model.EditRequest;
import app.pentimento.model.InputImage;
import app.pentimento.model.Message;
import com.google.genai.types.Content;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.ImageConfig;
import com.google.genai.types.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A turn as Gemini is asked it. */
final class GeminiRequest {
    private static final String MASK =
            "The next picture is a mask for the picture to edit: change only where it is white.";

    private final EditRequest request;
    private final CatalogEntry entry;
    private final GeminiProperties properties;
    private final List<Message> conversation;

    GeminiRequest(EditRequest request, CatalogEntry entry, GeminiProperties properties) {
        this.request = request;
        this.entry = entry;
        this.properties = properties;
        this.conversation = request.conversation().isEmpty() ? List.of(standingAlone(request)) : request.conversation();
    }

    EditRequest request() {
        return request;
    }

    /** What is said, oldest first. */
    List<Message> conversation() {
        return conversation;
    }

    /** How many pictures go along. */
    int pictures() {
        return (int) conversation.stream()
                .flatMap(message -> message.items().stream())
                .filter(Message.Picture.class::isInstance)
                .count();
    }

    List<Content> contents(PictureSender.Shipment shipment) {
        return conversation.stream()
                .map(message -> Content.builder()
                        .role(message.role() == Message.Role.MODEL ? "model" : "user")
                        .parts(message.items().stream()
                                .map(item -> part(item, shipment))
                                .toList())
                        .build())
                .toList();
    }

    /**
     * What is asked for besides.
     *
     * @param variant from 0; with a chosen seed each gets one of its own
     */
    GenerateContentConfig config(int variant, byte @Nullable [] continuation) {
        EditOptions options = request.options();
        GenerateContentConfig.Builder config = GenerateContentConfig.builder()
                .responseModalities("TEXT", "IMAGE")
                .automaticContinuation(false);
        if (!properties.systemInstruction().isBlank()) {
            config.systemInstruction(Content.fromParts(
                    Part.fromText(properties.systemInstruction().strip())));
        }
        String ratio = offered(options.aspectRatio(), entry.aspectRatios());
        String size = offered(options.resolution(), entry.resolutions());
        if (ratio != null || size != null) {
            ImageConfig.Builder image = ImageConfig.builder();
            if (ratio != null) {
                image.aspectRatio(ratio);
            }
            if (size != null) {
                image.imageSize(size);
            }
            config.imageConfig(image.build());
        }
        if (options.seed() != null) {
            config.seed(options.seed().intValue() + variant);
        }
        Float temperature = options.temperature() == null
                ? properties.temperature()
                : Float.valueOf(options.temperature().floatValue());
        if (temperature != null) {
            config.temperature(temperature);
        }
        if (continuation != null) {
            config.continuationToken(continuation);
        }
        return config.build();
    }

    private static @Nullable String offered(@Nullable String chosen, List<String> offered) {
        return chosen != null && offered.contains(chosen) ? chosen : null;
    }

    private static Part part(Message.Item item, PictureSender.Shipment shipment) {
        return switch (item) {
            case Message.Words words -> signed(Part.fromText(words.text()), words.signature());
            case Message.Picture picture -> signed(shipment.part(picture), picture.signature());
        };
    }

    private static Part signed(Part part, byte @Nullable [] signature) {
        return signature == null
                ? part
                : part.toBuilder().thoughtSignature(signature).build();
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
