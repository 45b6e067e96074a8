package app.pentimento.model.openai;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The servers that the settings name. */
@Component
final class Connections {
    private final Map<String, Connection> byName = new HashMap<>();

    Connections(OpenAiProperties properties) {
        byName.put("", new Connection("", properties.own()));
        properties.connections().forEach((name, server) -> byName.put(name, new Connection(name, server)));
    }

    /** All of them, the one without a name first. */
    List<Connection> all() {
        return List.copyOf(new TreeMap<>(byName).values());
    }

    /**
     * The connection that a model of the catalog names.
     *
     * @throws IllegalStateException where there is none of this name
     */
    Connection of(String model, String name) {
        Connection connection = byName.get(name);
        if (connection == null) {
            TreeSet<String> known = new TreeSet<>(byName.keySet());
            known.remove("");
            throw new IllegalStateException(
                    "The catalog reaches %s through the connection '%s', which is not among pentimento.model.openai.connections: %s."
                            .formatted(model, name, known.isEmpty() ? "there are none" : String.join(", ", known)));
        }
        return connection;
    }
}
