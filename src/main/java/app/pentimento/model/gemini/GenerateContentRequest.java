package app.pentimento.model.gemini;

import app.pentimento.model.CatalogEntry;
import app.pentimento.model.EditOptions;
import app.pentimento.model.Message;
import com.google.genai.types.Content;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GoogleSearch;
import com.google.genai.types.ImageConfig;
import com.google.genai.types.ImageSearch;
import com.google.genai.types.Part;
import com.google.genai.types.SearchTypes;
import com.google.genai.types.ThinkingConfig;
import com.google.genai.types.ThinkingLevel;
import com.google.genai.types.Tool;
import com.google.genai.types.WebSearch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A turn as generateContent is asked it. */
final class GenerateContentRequest {
    private final EditOptions options;
    private final CatalogEntry entry;
    private final GeminiProperties properties;

    GenerateContentRequest(EditOptions options, CatalogEntry entry, GeminiProperties properties) {
        this.options = options;
        this.entry = entry;
        this.properties = properties;
    }

    static List<Content> contents(Outgoing outgoing) {
        return outgoing.messages().stream()
                .map(message -> Content.builder()
                        .role(message.role() == Message.Role.MODEL ? "model" : "user")
                        .parts(message.items().stream()
                                .map(item -> part(item, outgoing.images()))
                                .toList())
                        .build())
                .toList();
    }

    private static Part part(Message.Item item, ImageTransport.Images images) {
        return switch (item) {
            case Message.Words words -> signed(Part.fromText(words.text()), words.signature());
            case Message.Picture picture -> signed(part(images.of(picture)), picture.signature());
            case Message.Raw raw -> throw new IllegalArgumentException("generateContent gives nothing raw");
        };
    }

    private static Part part(WireImage image) {
        return image.bytes() == null
                ? Part.fromUri(image.uri(), image.mediaType())
                : Part.fromBytes(image.bytes(), image.mediaType());
    }

    private static Part signed(Part part, byte @Nullable [] signature) {
        return signature == null
                ? part
                : part.toBuilder().thoughtSignature(signature).build();
    }

    /**
     * What is asked for besides.
     *
     * @param variant from 0; with a chosen seed each gets one of its own
     */
    GenerateContentConfig config(int variant, byte @Nullable [] continuation) {
        GenerateContentConfig.Builder config = GenerateContentConfig.builder()
                .responseModalities("TEXT", "IMAGE")
                .automaticContinuation(false);
        if (!properties.systemInstruction().isBlank()) {
            config.systemInstruction(Content.fromParts(
                    Part.fromText(properties.systemInstruction().strip())));
        }
        String ratio = entry.offered(options.aspectRatio(), entry.aspectRatios());
        String size = entry.offered(options.resolution(), entry.resolutions());
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
        String thinking = entry.offered(options.thinking(), entry.thinking());
        if (thinking != null) {
            config.thinkingConfig(ThinkingConfig.builder()
                    .thinkingLevel(new ThinkingLevel(thinking.toUpperCase(java.util.Locale.ROOT)))
                    .build());
        }
        if (options.grounded() && entry.grounding()) {
            config.tools(search());
        }
        if (options.seed() != null) {
            config.seed(options.seed().intValue() + variant);
        }
        if (entry.temperature() && options.temperature() != null) {
            config.temperature(options.temperature().floatValue());
        }
        if (continuation != null) {
            config.continuationToken(continuation);
        }
        return config.build();
    }

    private Tool search() {
        GoogleSearch.Builder search = GoogleSearch.builder();
        if (entry.imageSearch()) {
            search.searchTypes(SearchTypes.builder()
                    .webSearch(WebSearch.builder().build())
                    .imageSearch(ImageSearch.builder().build())
                    .build());
        }
        return Tool.builder().googleSearch(search.build()).build();
    }
}
