package app.pentimento.model.builtin.stack;

import app.pentimento.model.builtin.operation.Operations;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/** Histories as text, for {@link app.pentimento.model.EditStack}. */
public final class EditStackJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .registerSubtypes(Operations.byName().entrySet().stream()
                    .map(entry -> new NamedType(entry.getValue(), entry.getKey()))
                    .toArray(NamedType[]::new))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES) // older ones lack what is new
            .build();

    private EditStackJson() {}

    public static String write(History history) {
        return JSON.writeValueAsString(history);
    }

    /** A history that was written before; empty where a newer version of this server wrote it and it is not understood. */
    public static Optional<History> read(String steps) {
        try {
            return Optional.of(JSON.treeToValue(OlderLetters.brought(JSON.readTree(steps)), History.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
