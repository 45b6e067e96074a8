package app.pentimento.provenance;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The implicit label of GB 45438-2025, annex E: seven keys, each with a text of printable ASCII (secondary sources that
 * agree).
 *
 * @param label "1" for made by AI, "2" for maybe, "3" for suspected
 * @param contentProducer the code of who made it
 * @param produceId the producer's id of it
 * @param reservedCode1 what the producer may use to protect the label
 * @param contentPropagator the code of who passed it on; on the first writing, the producer's
 * @param propagateId the propagator's id of it
 * @param reservedCode2 what the propagator may use to protect the label
 */
public record Aigc(
        String label,
        String contentProducer,
        String produceId,
        String reservedCode1,
        String contentPropagator,
        String propagateId,
        String reservedCode2) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 10_000;

    /** The label of what this server made. */
    static Aigc made(String providerCode, String imageId) {
        return new Aigc("1", providerCode, imageId, "", providerCode, imageId, "");
    }

    /** The same label, passed on by this server. */
    Aigc passedOn(String providerCode, String imageId) {
        return new Aigc(label, contentProducer, produceId, reservedCode1, providerCode, imageId, "");
    }

    /** The label's seven keys as the standard spells them, in its order. */
    public Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("Label", label);
        keys.put("ContentProducer", contentProducer);
        keys.put("ProduceID", produceId);
        keys.put("ReservedCode1", reservedCode1);
        keys.put("ContentPropagator", contentPropagator);
        keys.put("PropagateID", propagateId);
        keys.put("ReservedCode2", reservedCode2);
        return keys;
    }

    /** The label as it is written into a file. */
    String json() {
        return JSON.writeValueAsString(keys());
    }

    /** The label that this text is, also one in a wrapper, as some write it; null where it is none. */
    public static @Nullable Aigc parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(text);
            JsonNode label = node.has("AIGC") ? node.get("AIGC") : node;
            if (!label.isObject() || !label.has("Label")) {
                return null;
            }
            return new Aigc(
                    word(label, "Label"),
                    word(label, "ContentProducer"),
                    word(label, "ProduceID"),
                    word(label, "ReservedCode1"),
                    word(label, "ContentPropagator"),
                    word(label, "PropagateID"),
                    word(label, "ReservedCode2"));
        } catch (JacksonException e) {
            return null;
        }
    }

    private static String word(JsonNode label, String key) {
        return label.path(key).asString("");
    }
}
