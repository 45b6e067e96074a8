package app.pentimento.model.builtin.stack;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings words that were written before letters had a look of their own to the form that they have now. */
final class OlderLetters {
    private OlderLetters() {}

    /** A history's tree, with its words as they are written now; the tree is changed. */
    static JsonNode brought(JsonNode history) {
        for (JsonNode version : history.path("versions")) {
            for (JsonNode operation : version.path("operations")) {
                if (operation instanceof ObjectNode words && !words.has("letters")) {
                    bring(words);
                }
            }
        }
        return history;
    }

    private static void bring(ObjectNode words) {
        switch (words.path("do").asString("")) {
            case "write" -> {
                ObjectNode letters = letters(words, words.path("face").asString("BOLD"), "colour", "colourName");
                if (words.path("outlined").asBoolean(false)) {
                    letters.putObject("outline").put("on", true);
                }
                words.remove(List.of("colour", "colourName", "face", "outlined"));
            }
            case "poster" -> {
                letters(words, "POSTER", "ink", "inkName");
                words.set("ground", words.path("colour"));
                words.set("groundName", words.path("colourName"));
                words.put("size", words.path("size").asDouble(1));
                words.put("place", "BOTTOM_LEFT");
                words.remove(List.of("colour", "colourName", "ink", "inkName"));
            }
            case "watermark" -> {
                letters(words, "BOLD", "", "");
                words.put("size", 1);
            }
            default -> {}
        }
    }

    private static ObjectNode letters(ObjectNode words, String face, String colour, String name) {
        ObjectNode letters = words.putObject("letters");
        letters.put("face", face);
        if (words.hasNonNull(colour)) {
            letters.set("colour", words.get(colour));
        }
        if (words.hasNonNull(name)) {
            letters.set("colourName", words.get(name));
        }
        return letters;
    }
}
