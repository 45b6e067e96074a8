package app.pentimento.web.page;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The texts that scripts show, in the page's language: those whose keys begin with {@code js.}. */
@Component
class ScriptTexts {
    private static final String PREFIX = "js.";

    private final JsonMapper json;
    private final Map<Locale, String> byLocale = new ConcurrentHashMap<>();

    ScriptTexts(JsonMapper json) {
        this.json = json;
    }

    /** A JSON object from key, without the prefix, to text. */
    String json(Locale locale) {
        return byLocale.computeIfAbsent(locale, this::read);
    }

    private String read(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> texts = new TreeMap<>();
        for (String key : bundle.keySet()) {
            if (key.startsWith(PREFIX)) {
                texts.put(key.substring(PREFIX.length()), bundle.getString(key));
            }
        }
        return json.writeValueAsString(texts);
    }
}
