package app.pentimento.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells a request for a picture from a question that words answer, as well as plain rules can, in English and Chinese:
 * "make the sky purple" and "could you draw a fox?" ask for a picture, "what is on the table?" does not. It decides
 * only what is told to the person and which model a first prompt goes to; the prompt itself is always passed on as it
 * is.
 */
public final class PictureRequestDetector {
    /** Repeated with {@code *+}, which takes no stack; with {@code *} a few thousand words would overflow it. */
    private static final String POLITE = "(?:please|pls|hey|hi|ok|okay|now|so|and|then)[,!]?\\s+";

    private static final Pattern WORDS_WANTED = Pattern.compile(
            "^(?:" + POLITE + ")*+(?:(?:can|could|would|will) you (?:please )?)?"
                    + "(?:describe|tell|explain|list|count|name|read|transcribe|translate|compare|identify|summari[sz]e)\\b.*",
            Pattern.DOTALL);
    private static final Pattern QUESTION = Pattern.compile(
            "^(?:" + POLITE
                    + ")*+(?:what|who|whom|whose|where|when|which|why|how|is|are|was|were|does|do|did|has|have|am)\\b.*",
            Pattern.DOTALL);
    private static final Pattern POLITE_REQUEST = Pattern.compile(
            "^(?:" + POLITE + ")*+(?:(?:can|could|would|will) (?:you|we|i|it)|how about|what about|what if|may i)\\b.*",
            Pattern.DOTALL);
    private static final Pattern CHINESE_QUESTION =
            Pattern.compile(".*(?:什么|多少|几个|谁|哪里|哪儿|哪个|为什么|怎么样|是不是|有没有|描述|告诉我|解释|吗[？?]?\\s*$).*", Pattern.DOTALL);

    private PictureRequestDetector() {}

    /** Whether this prompt, with what was chosen beside it, asks for a picture. */
    public static boolean asksForPicture(String prompt, EditOptions options) {
        boolean several = options.variants() != null && options.variants() > 1;
        if (options.aspectRatio() != null || options.resolution() != null || several) {
            return true;
        }
        String words = prompt.strip().toLowerCase(Locale.ROOT);
        if (WORDS_WANTED.matcher(words).matches()) {
            return false;
        }
        if (POLITE_REQUEST.matcher(words).matches()) {
            return true;
        }
        if (QUESTION.matcher(words).matches() || CHINESE_QUESTION.matcher(words).matches()) {
            return false;
        }
        return !words.endsWith("?") && !words.endsWith("？");
    }
}
