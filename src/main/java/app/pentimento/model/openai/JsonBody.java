package app.pentimento.model.openai;

import java.util.Set;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests of JSON. */
final class JsonBody {
    private static final MediaType TYPE = MediaType.get("application/json");
    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonBody() {}

    /** An empty object. */
    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** A request with this body, less these parameters, wherever they stand: in itself or in its tools. */
    static Request request(Request.Builder call, ObjectNode body, Set<String> without) {
        ObjectNode sent = body;
        if (!without.isEmpty()) {
            sent = body.deepCopy();
            sent.remove(without);
            for (JsonNode tool : sent.path("tools")) {
                if (tool instanceof ObjectNode parameters) {
                    parameters.remove(without);
                }
            }
        }
        return call.post(RequestBody.create(JSON.writeValueAsBytes(sent), TYPE)).build();
    }

    /** Adds a parameter where there is a value. */
    static void put(ObjectNode body, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
