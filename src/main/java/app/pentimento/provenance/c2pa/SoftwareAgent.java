package app.pentimento.provenance.c2pa;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A program or a model that had a hand in a picture.
 *
 * @param name such as {@code gemini-3.1-flash-image}; never empty
 * @param version empty where it has none
 */
public record SoftwareAgent(String name, String version) {
    public SoftwareAgent {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A software agent has a name");
        }
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        if (!version.isBlank()) {
            fields.put("version", version);
        }
        return fields;
    }
}
