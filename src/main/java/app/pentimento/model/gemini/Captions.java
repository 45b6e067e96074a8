package app.pentimento.model.gemini;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds a picture's caption in the words right before it, where they are clearly one: numbered, or set as a heading. */
final class Captions {
    private static final int LONGEST = 200;
    private static final Pattern MARKED = Pattern.compile(
            "(?:#{1,6}\\s+|\\d{1,2}\\s*[.):]\\s+|(?:caption|style|picture|image|step|option)\\s*\\d{0,2}\\s*[:.)]\\s*|(?=\\*\\*))(.+)",
            Pattern.CASE_INSENSITIVE);

    private Captions() {}

    static @Nullable String clearlyOf(String words) {
        String text = words.strip();
        int paragraph = text.lastIndexOf("\n\n");
        String last = (paragraph < 0 ? text : text.substring(paragraph + 2)).strip();
        if (last.isEmpty() || last.length() > LONGEST || last.contains("\n")) {
            return null;
        }
        Matcher marked = MARKED.matcher(last);
        if (!marked.matches()) {
            return null;
        }
        String caption = marked.group(1)
                .replace("**", "")
                .replaceAll("^\\d{1,2}\\s*[.):]\\s+|[:\\s]+$", "")
                .strip();
        return caption.isEmpty() ? null : caption;
    }
}
