package app.pentimento.standin;

import app.pentimento.standin.OpenAiStandIn.Script;

/** Puts together answers of the Responses API. */
final class ResponsesAnswers {
    private static final String USAGE = "{\"input_tokens\": 2300, \"output_tokens\": 40, \"total_tokens\": 2340}";
    private static final String TOOL_USAGE =
            "{\"image_gen\": {\"input_tokens\": 1030, \"output_tokens\": 1372, \"total_tokens\": 2402}}";

    private ResponsesAnswers() {}

    /** A finished picture whose item says, as seen, that it is still being made. */
    static String picture(String id, byte[] picture) {
        return ("{\"type\": \"image_generation_call\", \"id\": \"%s\", \"status\": \"generating\", \"action\": \"edit\","
                        + " \"size\": \"1024x1024\", \"result\": \"%s\"}")
                .formatted(id, OpenAiAnswers.base64(picture));
    }

    static String words(String id, String text) {
        return ("{\"type\": \"message\", \"id\": \"%s\", \"role\": \"assistant\", \"content\": [{\"type\":"
                        + " \"output_text\", \"text\": \"%s\", \"annotations\": []}]}")
                .formatted(id, text);
    }

    static String response(String id, String status, String more, String... items) {
        return ("{\"id\": \"%s\", \"object\": \"response\", \"status\": \"%s\", \"model\": \"gpt-6.1-terra-2026-10-26\","
                        + " \"tools\": [{\"type\": \"image_generation\", \"model\": \"gpt-image-2-2026-04-21\"}],"
                        + " \"output\": [%s], \"usage\": %s, \"tool_usage\": %s%s}")
                .formatted(id, status, String.join(",", items), USAGE, TOOL_USAGE, more);
    }

    static String whole(String id, byte[] picture, String words) {
        return response(id, "completed", "", picture("ig_" + id, picture), words("msg_" + id, words));
    }

    static String created(String id) {
        return "{\"type\": \"response.created\", \"response\": {\"id\": \"" + id
                + "\", \"status\": \"in_progress\", \"model\": \"gpt-6.1-terra-2026-10-26\"}}";
    }

    static String partial(byte[] picture, int index) {
        return ("{\"type\": \"response.image_generation_call.partial_image\", \"item_id\": \"ig\", \"output_index\": 0,"
                        + " \"partial_image_index\": %d, \"partial_image_b64\": \"%s\"}")
                .formatted(index, OpenAiAnswers.base64(picture));
    }

    static String done(String item) {
        return "{\"type\": \"response.output_item.done\", \"output_index\": 0, \"item\": " + item + "}";
    }

    static String completed(String response) {
        return "{\"type\": \"response.completed\", \"response\": " + response + "}";
    }

    /** A whole streamed answer: everything comes when it is done, and again at the end. */
    static Script stream(String id, byte[] picture, String words) {
        return OpenAiAnswers.stream(
                created(id),
                "{\"type\": \"response.image_generation_call.generating\", \"item_id\": \"ig\"}",
                done(picture("ig_" + id, picture)),
                "{\"type\": \"response.output_text.delta\", \"delta\": \"" + words + "\"}",
                done(words("msg_" + id, words)),
                completed(whole(id, picture, words)));
    }
}
