package app.pentimento.standin;

import app.pentimento.standin.OpenAiStandIn.Kind;
import app.pentimento.standin.OpenAiStandIn.Script;
import app.pentimento.testing.TestPictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts together what an OpenAI-style server answers with. */
final class OpenAiAnswers {
    static final String USAGE = """
            {"total_tokens": 1600, "input_tokens": 1050, "output_tokens": 550,
             "input_tokens_details": {"text_tokens": 50, "image_tokens": 1000},
             "output_tokens_details": {"image_tokens": 550, "text_tokens": 0}}""";

    private static final byte[] SMALL = TestPictures.png(64, 64, 77);

    private OpenAiAnswers() {}

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** An item with a picture in it. */
    static String inline(byte[] picture) {
        return "{\"b64_json\": \"" + base64(picture) + "\"}";
    }

    /** An item with a picture's address. */
    static String at(String url) {
        return "{\"url\": \"" + url + "\"}";
    }

    static String images(String... items) {
        return "{\"created\": 1, \"data\": [" + String.join(",", items) + "], \"usage\": " + USAGE + "}";
    }

    static Script json(String body) {
        return json(200, body);
    }

    static Script json(int status, String body) {
        return (asked, reply) -> reply.json(status, body);
    }

    static Script error(int status, String body, Map<String, String> headers) {
        return (asked, reply) -> reply.send(status, "application/json", headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The server's answer where a test does not say another. */
    static Script small(Kind kind) {
        return (asked, reply) -> {
            switch (asked.path()) {
                case "/responses" ->
                    (asked.streams()
                                    ? ResponsesAnswers.stream("resp_default", SMALL, "Here it is.")
                                    : json(ResponsesAnswers.whole("resp_default", SMALL, "Here it is.")))
                            .answer(asked, reply);
                case "/chat/completions" ->
                    ChatAnswers.stream(SMALL, "Here it is.").answer(asked, reply);
                default -> {
                    boolean streams = asked.streams() || asked.field("stream").equals("true");
                    if (streams && kind != Kind.LOCAL) {
                        sharpening(SMALL, asked.path(), 0).answer(asked, reply);
                    } else if (kind == Kind.LOCAL) {
                        reply.raw(http10(
                                "application/json",
                                ("{\"created\": 1, \"data\": [" + inline(SMALL) + "]}")
                                        .getBytes(StandardCharsets.UTF_8)));
                    } else {
                        reply.json(200, images(inline(SMALL)));
                    }
                }
            }
        };
    }

    /** A streamed answer of the images API. */
    static Script sharpening(byte[] finished, String path, int number, byte[]... unfinished) {
        String kind = path.endsWith("edits") ? "image_edit" : "image_generation";
        return (asked, reply) -> {
            reply.stream();
            int index = 0;
            for (byte[] picture : unfinished) {
                event(reply, partial(kind, picture, index++));
            }
            event(reply, completed(kind, finished, number));
        };
    }

    static String partial(String kind, byte[] picture, int index) {
        return "{\"type\": \"%s.partial_image\", \"b64_json\": \"%s\", \"partial_image_index\": %d, \"size\": \"auto\"}"
                .formatted(kind, base64(picture), index);
    }

    static String completed(String kind, byte[] picture, int created) {
        return "{\"type\": \"%s.completed\", \"b64_json\": \"%s\", \"created_at\": %d, \"usage\": %s}"
                .formatted(kind, base64(picture), created, USAGE.replace("\n", " "));
    }

    /** An event as OpenAI sends it, with its name before its data. */
    static void event(Reply reply, String json) throws IOException {
        String type = json.replaceAll("(?s)^\\{\"type\": \"([^\"]+)\".*", "$1");
        reply.piece(("event: " + type + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A streamed answer of these events, all of them. */
    static Script stream(String... events) {
        return (asked, reply) -> {
            reply.stream();
            for (String event : events) {
                event(reply, event);
            }
        };
    }

    /** An answer of HTTP/1.0, whose length nobody says: it ends with the connection. */
    static byte[] http10(String type, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("HTTP/1.0 200 OK\r\nContent-Type: " + type + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(body);
        return out.toByteArray();
    }

    /** A list of models. */
    static String models(String... names) {
        return Arrays.stream(names)
                .map("{\"id\": \"%s\", \"object\": \"model\", \"created\": 1, \"owned_by\": \"openai\"}"::formatted)
                .collect(Collectors.joining(",", "{\"object\": \"list\", \"data\": [", "]}"));
    }
}
