package app.pentimento.standin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
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
    private static final Set<String> RATIOS =
            Set.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9", "1:4", "4:1", "1:8", "8:1");
    private static final Set<String> SIZES = Set.of("512", "1K", "2K", "4K");
    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/webp", "image/heic", "image/heif");
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

    private final FilesApi files;
    private final Signatures signatures;

    GeminiRules(FilesApi files, Signatures signatures) {
        this.files = files;
        this.signatures = signatures;
    }

    /** A picture of a request, wherever its bytes were. */
    @SuppressWarnings("ArrayRecordComponent")
    record Sent(String role, boolean inline, byte[] bytes) {}

    /** Checks a request; gives its pictures in order. */
    List<Sent> check(String model, byte[] raw, JsonNode request) throws Violation {
        if (raw.length > LARGEST) {
            throw Violation.invalid("Request payload size exceeds the limit: 20971520 bytes.");
        }
        known(request, FIELDS, "request");
        known(request.path("generationConfig"), GENERATION, "generation_config");
        generation(request.path("generationConfig"));
        JsonNode contents = request.path("contents");
        if (!contents.isArray() || contents.isEmpty()) {
            throw Violation.invalid("contents is not specified.");
        }
        List<Sent> pictures = new ArrayList<>();
        String before = "";
        for (JsonNode content : contents) {
            String role = content.path("role").asString("");
            if (!role.equals("user") && !role.equals("model")) {
                throw Violation.invalid("Please use a valid role: user, model.");
            }
            if (role.equals(before)) {
                throw Violation.invalid("Please ensure that the roles alternate.");
            }
            before = role;
            if (content.path("parts").isEmpty()) {
                throw Violation.invalid("contents.parts must not be empty.");
            }
            for (JsonNode part : content.path("parts")) {
                check(model, role, part, pictures);
            }
        }
        if (!before.equals("user")) {
            throw Violation.invalid("Please ensure that the last role is user.");
        }
        int most = model.startsWith("gemini-2.5") ? 3 : 14;
        if (pictures.size() > most) {
            throw Violation.invalid("At most " + most + " images are taken; there are " + pictures.size() + ".");
        }
        return pictures;
    }

    private void check(String model, String role, JsonNode part, List<Sent> pictures) throws Violation {
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
        byte[] content;
        switch (kinds.getFirst()) {
            case "text" -> content = part.path("text").asString().getBytes(StandardCharsets.UTF_8);
            case "inlineData" -> {
                content = inline(part.path("inlineData"));
                pictures.add(new Sent(role, true, content));
            }
            case "fileData" -> {
                content = file(part.path("fileData"));
                pictures.add(new Sent(role, false, content));
            }
            default -> throw Violation.invalid("No " + kinds.getFirst() + " was ever offered.");
        }
        signature(model, role, part, content, !kinds.getFirst().equals("text"));
    }

    private static byte[] inline(JsonNode data) throws Violation {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(data.path("data").asString(""));
        } catch (IllegalArgumentException e) {
            throw Violation.invalid("Base64 decoding failed.");
        }
        String type = data.path("mimeType").asString("");
        if (bytes.length == 0) {
            throw Violation.invalid("Unable to process input image: it is empty.");
        }
        if (!PICTURES.contains(type)) {
            throw Violation.invalid("Unsupported MIME type: " + type);
        }
        if (!PictureBytes.type(bytes).equals(type)) {
            throw Violation.invalid("Unable to process input image: it is no " + type + ".");
        }
        return bytes;
    }

    private byte[] file(JsonNode data) throws Violation {
        String uri = data.path("fileUri").asString("");
        FilesApi.Held held = files.find(uri);
        if (held == null) {
            throw new Violation(
                    403,
                    "PERMISSION_DENIED",
                    "You do not have permission to access the File " + uri.substring(uri.lastIndexOf('/') + 1)
                            + " or it may not exist.");
        }
        if (!held.type().equals(data.path("mimeType").asString(""))) {
            throw Violation.invalid("The MIME type is not the file's.");
        }
        return held.bytes();
    }

    private void signature(String model, String role, JsonNode part, byte[] content, boolean picture) throws Violation {
        String signature = part.path("thoughtSignature").asString("");
        if (!signature.isEmpty()) {
            if (!signatures.issued(signature)) {
                throw Violation.invalid("Thought signature is not valid.");
            }
            if (!role.equals("model") || !signatures.fits(signature, content)) {
                throw Violation.invalid("Thought signature does not belong to this part.");
            }
        } else if (role.equals("model") && picture && !model.startsWith("gemini-2.5")) {
            throw Violation.invalid("Image part is missing a thought_signature.");
        }
    }

    private static void generation(JsonNode generation) throws Violation {
        List<String> modalities = new ArrayList<>();
        generation.path("responseModalities").forEach(m -> modalities.add(m.asString()));
        if (!modalities.contains("IMAGE") || !modalities.contains("TEXT")) {
            throw Violation.invalid("The model answers with TEXT and IMAGE; asked for " + modalities + ".");
        }
        JsonNode image = generation.path("imageConfig");
        known(image, Set.of("aspectRatio", "imageSize"), "image_config");
        if (image.has("aspectRatio")
                && !RATIOS.contains(image.path("aspectRatio").asString())) {
            throw Violation.invalid("aspect_ratio is none of " + RATIOS);
        }
        if (image.has("imageSize") && !SIZES.contains(image.path("imageSize").asString())) {
            throw Violation.invalid("image_size is none of " + SIZES);
        }
        if (generation.path("candidateCount").asInt(1) != 1) {
            throw Violation.invalid("Multiple candidates is not enabled for this model");
        }
    }

    private static void known(JsonNode object, Set<String> names, String where) throws Violation {
        for (String name : object.propertyNames()) {
            if (!names.contains(name)) {
                throw Violation.invalid("Unknown name \"" + name + "\" at '" + where + "': Cannot find field.");
            }
        }
    }
}
