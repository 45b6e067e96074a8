package app.pentimento.standin;

import app.pentimento.standin.Answers.Item;
import app.pentimento.standin.Answers.Message;
import app.pentimento.standin.RequestPictures.Sent;
import app.pentimento.standin.VendorModels.VendorModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a generateContent request must be, by the public reference; anything else is refused. */
final class GeminiRules {
    private static final Set<String> FIELDS = Set.of(
            "contents",
            "systemInstruction",
            "generationConfig",
            "safetySettings",
            "tools",
            "toolConfig",
            "cachedContent",
            "continuationToken");
    private static final Set<String> GENERATION = Set.of(
            "responseModalities",
            "imageConfig",
            "temperature",
            "topP",
            "topK",
            "seed",
            "maxOutputTokens",
            "candidateCount",
            "stopSequences",
            "thinkingConfig",
            "mediaResolution");
    private static final List<String> KINDS = List.of(
            "text",
            "inlineData",
            "fileData",
            "functionCall",
            "functionResponse",
            "executableCode",
            "codeExecutionResult");
    private static final Set<String> BESIDE = Set.of("thought", "thoughtSignature", "mediaResolution");
    private static final int LARGEST = 20 * 1024 * 1024;

    private final RequestPictures pictures;
    private final Signatures signatures;

    GeminiRules(RequestPictures pictures, Signatures signatures) {
        this.pictures = pictures;
        this.signatures = signatures;
    }

    /** Checks a request; gives what it says. */
    InteractionRules.Read check(VendorModel model, byte[] raw, JsonNode request) throws Violation {
        if (raw.length > LARGEST) {
            throw Violation.invalid("Request payload size exceeds the limit: 20971520 bytes.");
        }
        known(request, FIELDS, "request");
        known(request.path("generationConfig"), GENERATION, "generation_config");
        generation(model, request.path("generationConfig"));
        tools(model, request.path("tools"));
        JsonNode contents = request.path("contents");
        if (!contents.isArray() || contents.isEmpty()) {
            throw Violation.invalid("contents is not specified.");
        }
        List<Sent> sent = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        for (JsonNode content : contents) {
            messages.add(message(model, messages, content, sent));
        }
        if (!messages.getLast().role().equals("user")) {
            throw Violation.invalid("Please ensure that the last role is user.");
        }
        if (sent.size() > model.mostPictures()) {
            throw Violation.invalid(
                    "At most " + model.mostPictures() + " images are taken; there are " + sent.size() + ".");
        }
        return new InteractionRules.Read(sent, messages);
    }

    private Message message(VendorModel model, List<Message> before, JsonNode content, List<Sent> sent)
            throws Violation {
        String role = content.path("role").asString("");
        if (!role.equals("user") && !role.equals("model")) {
            throw Violation.invalid("Please use a valid role: user, model.");
        }
        if (!before.isEmpty() && role.equals(before.getLast().role())) {
            throw Violation.invalid("Please ensure that the roles alternate.");
        }
        if (content.path("parts").isEmpty()) {
            throw Violation.invalid("contents.parts must not be empty.");
        }
        List<Item> items = new ArrayList<>();
        for (JsonNode part : content.path("parts")) {
            String place = "content position %d, part position %d".formatted(before.size() + 1, items.size() + 1);
            items.add(item(model, role, part, sent, place));
        }
        return new Message(role, items);
    }

    private Item item(VendorModel model, String role, JsonNode part, List<Sent> sent, String place) throws Violation {
        List<String> kinds = KINDS.stream().filter(part::has).toList();
        if (kinds.size() != 1) {
            throw Violation.invalid("A part must have exactly one kind of data; this one has " + kinds + ".");
        }
        for (String name : part.propertyNames()) {
            if (!KINDS.contains(name) && !BESIDE.contains(name)) {
                throw Violation.invalid("Unknown name \"" + name + "\" at part.");
            }
        }
        if (part.path("thought").asBoolean(false)) {
            throw Violation.invalid("Thoughts must not be sent back.");
        }
        String kind = kinds.getFirst();
        boolean text = kind.equals("text");
        byte[] content = switch (kind) {
            case "text" -> part.path("text").asString().getBytes(StandardCharsets.UTF_8);
            case "inlineData" ->
                RequestPictures.inline(
                        part.at("/inlineData/data").asString(""),
                        part.at("/inlineData/mimeType").asString(""),
                        true);
            case "fileData" ->
                pictures.file(
                        part.at("/fileData/fileUri").asString(""),
                        part.at("/fileData/mimeType").asString(""));
            default -> throw Violation.invalid("No " + kind + " was ever offered.");
        };
        if (!text) {
            sent.add(new Sent(role, kind.equals("inlineData"), content));
        }
        String signature = signature(model, role, part, content, text ? "Text" : "Image", place);
        return text
                ? new Item("text", part.path("text").asString(), null, signature)
                : new Item("picture", "", content, signature);
    }

    /** Models that sign want every part of their own turns back with its signature, and take no other parts for theirs. */
    private @Nullable String signature(
            VendorModel model, String role, JsonNode part, byte[] content, String kind, String place) throws Violation {
        String signature = part.path("thoughtSignature").asString("");
        if (signature.isEmpty()) {
            if (role.equals("model") && model.signs()) {
                throw Violation.invalid(kind + " part is missing a thought_signature in " + place
                        + ". Please refer to https://ai.google.dev/gemini-api/docs/thought-signatures#model-behavior"
                        + " for more details.");
            }
            return null;
        }
        if (!role.equals("model")
                || !signatures.issued(signature, model.name())
                || !signatures.fits(signature, content)) {
            throw Violation.invalid(
                    "Unable to submit request because it has an invalid thought signature for " + place + ".");
        }
        signatures.came(1);
        return signature;
    }

    private static void generation(VendorModel model, JsonNode generation) throws Violation {
        List<String> modalities = new ArrayList<>();
        generation.path("responseModalities").forEach(m -> modalities.add(m.asString()));
        if (!modalities.contains("IMAGE") || !modalities.contains("TEXT")) {
            throw Violation.invalid("The model answers with TEXT and IMAGE; asked for " + modalities + ".");
        }
        JsonNode image = generation.path("imageConfig");
        known(image, Set.of("aspectRatio", "imageSize"), "image_config");
        if (image.has("aspectRatio")
                && !model.ratios().contains(image.path("aspectRatio").asString())) {
            throw Violation.invalid("aspect_ratio is none of " + model.ratios());
        }
        size(model, image.path("imageSize").asString(""));
        if (generation.path("candidateCount").asInt(1) != 1) {
            throw Violation.invalid("Multiple candidates is not enabled for this model");
        }
        String thinking =
                generation.path("thinkingConfig").path("thinkingLevel").asString("");
        if (!thinking.isEmpty() && !model.thinking().contains(thinking.toLowerCase(Locale.ROOT))) {
            throw Violation.invalid("Thinking level " + thinking + " is not supported for this model.");
        }
        if (generation.has("temperature") && !model.temperature()) {
            throw Violation.invalid("temperature is not supported by this model.");
        }
    }

    private static void tools(VendorModel model, JsonNode tools) throws Violation {
        for (JsonNode tool : tools) {
            known(tool, Set.of("googleSearch"), "tools");
            JsonNode types = tool.path("googleSearch").path("searchTypes");
            known(types, Set.of("webSearch", "imageSearch"), "search_types");
            if (!model.search() || (types.has("imageSearch") && !model.imageSearch())) {
                throw Violation.invalid("Search grounding is not supported for this model.");
            }
        }
    }

    /** A size that a model does not make is "not found", as was seen with the smallest one (2026-10-01). */
    static void size(VendorModel model, String size) throws Violation {
        if (size.isEmpty() || model.sizes().contains(size)) {
            return;
        }
        if (model.sizes().size() == 1) {
            throw new Violation(404, "NOT_FOUND", "Requested entity was not found.");
        }
        throw Violation.invalid("image_size is none of " + model.sizes());
    }

    private static void known(JsonNode object, Set<String> names, String where) throws Violation {
        for (String name : object.propertyNames()) {
            if (!names.contains(name)) {
                throw Violation.invalid("Unknown name \"" + name + "\" at '" + where + "': Cannot find field.");
            }
        }
    }
}
