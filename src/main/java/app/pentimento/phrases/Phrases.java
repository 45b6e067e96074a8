package app.pentimento.phrases;

import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Says in a person's language what was made in English: errors, reasons, names of ours. What a backend said itself is
 * quoted in them and stays as it is, and so does what is not known.
 */
@Component
public final class Phrases {
    private final PhraseBook chinese = PhraseBook.read("zh_CN.txt");

    /**
     * The same in the language of this locale.
     *
     * @param english one sentence or several, or a name; it may have been stored long ago
     * @return in Simplified Chinese for any kind of Chinese, and as it is for every other language
     */
    public String say(String english, Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese.translate(english) : english;
    }
}
