package app.pentimento.standin;

import app.pentimento.standin.Answers.Item;
import app.pentimento.standin.Answers.Message;
import app.pentimento.standin.RequestPictures.Sent;
import app.pentimento.standin.VendorModels.VendorModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a request of the Interactions API must be, by the public reference; anything else is refused. */
final class InteractionRules {
    private static final Set<String> FIELDS = Set.of(
            "model",
            "input",
            "previous_interaction_id",
            "store",
            "stream",
            "system_instruction",
            "response_format",
            "generation_config",
            "tools",
            "continuation_token");
    private static final Set<String> GENERATION =
            Set.of("thinking_level", "thinking_summaries", "seed", "max_output_tokens", "temperature");
    private static final Set<String> SEARCHES = Set.of("web_search", "image_search");
    private static final int LARGEST = 20 * 1024 * 1024;

    private final RequestPictures pictures;
    private final Signatures signatures;
    private final GivenAnswers answers;

    InteractionRules(RequestPictures pictures, Signatures signatures, GivenAnswers answers) {
        this.pictures = pictures;
        this.signatures = signatures;
        this.answers = answers;
    }

    /** What a request says. */
    record Read(List<Sent> pictures, List<Message> messages) {}

    Read check(VendorModel model, byte[] raw, JsonNode request) throws Violation {
        if (raw.length > LARGEST) {
            throw Violation.invalid("Request payload size exceeds the limit: 20971520 bytes.");
        }
        known(request, FIELDS, "request");
        if (!request.path("stream").asBoolean(false)) {
            throw Violation.invalid("This stand-in answers streamed requests only.");
        }
        options(model, request);
        return input(model, request);
    }

    private Read input(VendorModel model, JsonNode request) throws Violation {
        boolean stored = request.path("store").asBoolean(true);
        boolean goesOn = request.has("previous_interaction_id");
        boolean continued = request.has("continuation_token");
        if (goesOn) {
            previous(model, request.path("previous_interaction_id").asString(), continued);
        }
        if (continued && answers.paused(request.path("continuation_token").asString()) == null) {
            throw Violation.invalid("continuation_token is not valid.");
        }
        if (continued && stored && goesOn) {
            if (request.has("input")) {
                throw Violation.invalid("input must not be given with a continuation_token of a stored interaction.");
            }
            return new Read(List.of(), List.of());
        }
        List<Sent> sent = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        List<JsonNode> steps = new ArrayList<>();
        request.path("input").forEach(steps::add);
        if (steps.isEmpty()) {
            throw Violation.invalid("input is not specified.");
        }
        int at = 0;
        while (at < steps.size()) {
            if (type(steps.get(at)).equals("user_input")) {
                messages.add(user(steps.get(at++), sent));
            } else {
                int first = at;
                while (at < steps.size() && !type(steps.get(at)).equals("user_input")) {
                    at++;
                }
                if (first == 0 || goesOn) {
                    throw Violation.invalid("The model's own steps must follow what they answer.");
                }
                messages.add(model(model, steps.subList(first, at), first, sent));
            }
        }
        if (!messages.getLast().role().equals("user")) {
            throw Violation.invalid("The last step of the input must be user_input.");
        }
        if (sent.size() > model.mostPictures()) {
            throw Violation.invalid(
                    "At most " + model.mostPictures() + " images are taken; there are " + sent.size() + ".");
        }
        return new Read(sent, messages);
    }

    private void previous(VendorModel model, String id, boolean unfinished) throws Violation {
        GivenAnswers.Given previous = answers.kept(id);
        if (previous == null) {
            throw new Violation(404, "NOT_FOUND", "Failed to get completed interaction: Result not found.");
        }
        if (!previous.model().equals(model.name())) {
            throw Violation.invalid("previous_interaction_id is of another model.");
        }
        if (previous.steps().isEmpty() && !unfinished) {
            throw Violation.invalid("Invalid previous_interaction_id: the interaction is not completed.");
        }
    }

    private Message user(JsonNode step, List<Sent> sent) throws Violation {
        known(step, Set.of("type", "content"), "user_input");
        if (step.path("content").isEmpty()) {
            throw Violation.invalid("user_input.content must not be empty.");
        }
        List<Item> items = new ArrayList<>();
        for (JsonNode content : step.path("content")) {
            if (type(content).equals("text")) {
                known(content, Set.of("type", "text"), "text");
                String text = content.path("text").asString("");
                if (text.isEmpty()) {
                    throw Violation.invalid("text must not be empty.");
                }
                items.add(new Item("text", text, null, null));
            } else if (type(content).equals("image")) {
                known(content, Set.of("type", "data", "uri", "mime_type", "resolution"), "image");
                byte[] bytes = image(content, true);
                sent.add(new Sent("user", content.has("data"), bytes));
                items.add(new Item("picture", "", bytes, null));
            } else {
                throw Violation.invalid("Unknown content type '" + type(content) + "'.");
            }
        }
        return new Message("user", items);
    }

    private byte[] image(JsonNode content, boolean trueType) throws Violation {
        if (content.has("data") == content.has("uri")) {
            throw Violation.invalid("An image has either data or uri.");
        }
        String type = content.path("mime_type").asString("");
        return content.has("data")
                ? RequestPictures.inline(content.path("data").asString(""), type, trueType)
                : pictures.file(content.path("uri").asString(), type);
    }

    private Message model(VendorModel model, List<JsonNode> steps, int first, List<Sent> sent) throws Violation {
        signatures.came(answers.check(model.name(), steps, first));
        List<Item> items = new ArrayList<>();
        for (JsonNode step : steps) {
            String signature = step.path("signature").asString("");
            if (!type(step).equals("model_output")) {
                items.add(new Item(type(step), "", null, signature.isEmpty() ? null : signature));
            }
            for (JsonNode content : step.path("content")) {
                if (type(content).equals("image")) {
                    byte[] bytes = image(content, false);
                    sent.add(new Sent("model", true, bytes));
                    items.add(new Item("picture", "", bytes, null));
                } else {
                    items.add(new Item("text", content.path("text").asString(""), null, null));
                }
            }
        }
        return new Message("model", items);
    }

    private static void options(VendorModel model, JsonNode request) throws Violation {
        Set<String> formats = new HashSet<>();
        for (JsonNode format : request.path("response_format")) {
            formats.add(type(format));
            if (type(format).equals("image")) {
                known(format, Set.of("type", "aspect_ratio", "image_size", "mime_type", "delivery"), "response_format");
                image(model, format);
            } else {
                known(format, Set.of("type", "mime_type"), "response_format");
            }
        }
        if (!formats.equals(Set.of("text", "image"))) {
            throw Violation.invalid("The model answers with text and image; asked for " + formats + ".");
        }
        JsonNode generation = request.path("generation_config");
        known(generation, GENERATION, "generation_config");
        if (generation.has("thinking_level")
                && !model.thinking().contains(generation.path("thinking_level").asString())) {
            throw Violation.invalid("thinking_level is not supported: " + generation.path("thinking_level"));
        }
        if (generation.has("temperature") && !model.temperature()) {
            throw Violation.invalid("temperature is not supported by this model.");
        }
        for (JsonNode tool : request.path("tools")) {
            known(tool, Set.of("type", "search_types"), "tools");
            tool(model, tool);
        }
    }

    private static void tool(VendorModel model, JsonNode tool) throws Violation {
        if (!type(tool).equals("google_search") || !model.search()) {
            throw Violation.invalid("The tool " + type(tool) + " is not supported by this model.");
        }
        for (JsonNode search : tool.path("search_types")) {
            if (!SEARCHES.contains(search.asString())
                    || (search.asString().equals("image_search") && !model.imageSearch())) {
                throw Violation.invalid("The search type " + search + " is not supported by this model.");
            }
        }
    }

    private static void image(VendorModel model, JsonNode format) throws Violation {
        if (format.has("aspect_ratio")
                && !model.ratios().contains(format.path("aspect_ratio").asString())) {
            throw Violation.invalid("aspect_ratio is none of " + model.ratios());
        }
        GeminiRules.size(model, format.path("image_size").asString(""));
    }

    private static String type(JsonNode json) {
        return json.path("type").asString("");
    }

    private static void known(JsonNode object, Set<String> names, String where) throws Violation {
        for (String name : object.propertyNames()) {
            if (!names.contains(name)) {
                throw new Violation(400, "parameter_unknown", "Unknown parameter '" + name + "' in '" + where + "'.");
            }
        }
    }
}
