package app.pentimento.quality;

import app.pentimento.model.Quotes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a prompt asks to be written on a picture: what it puts in quotes, where it speaks of writing. A quote may be
 * something else, such as the name of a painting, so a prompt without a word for writing asks for none; nor is a text
 * asked for that is named only to have it removed or replaced.
 */
public final class RequestedText {
    private static final Pattern WRITING = Pattern.compile(
            "(?iu)\\b(say(s|ing)?|text|writ(e|es|ing|ten)|words?|wording|caption(s|ed)?|(sub)?titled?|headline|heading|slogan"
                    + "|tagline|label(l?ed)?|signs?|poster|banner|logo|meme|reads?|reading|letters?|lettering|typography"
                    + "|font|watermark|inscription|engraved?|print(s|ed)?|spell(s|ing)?|message)\\b"
                    + "|写|字|标题|标语|海报|招牌|题词|印着|印上|刻着|刻上|水印|口号|横幅|文案");

    private static final Pattern AWAY =
            Pattern.compile("(?iu)\\b(remove|delete|erase|drop|without|hide|replace|change|instead of|from|not|no)\\b"
                    + "|去掉|去除|删|移除|抹|不要|没有|替换|代替|把|将");

    private static final Pattern WANTED = Pattern.compile(
            "(?iu)\\b(with|to|by|into|say(s|ing)?|reads?|reading|write|add|put)\\b|改成|换成|改为|换为|变成|写|加|为");

    private static final Pattern CLAUSE_END = Pattern.compile("[.,;:!?。，；：！？、\\n]\\s*(?=\\S)");

    private RequestedText() {}

    /** The pieces of writing, in order. */
    public static List<String> in(String prompt) {
        List<String> asked = new ArrayList<>();
        StringBuilder unquoted = new StringBuilder();
        int from = 0;
        for (Quotes.Quote quote : Quotes.in(prompt)) {
            String before = prompt.substring(from, quote.from());
            String clause = before.substring(end(CLAUSE_END, before));
            if (end(AWAY, clause) <= end(WANTED, clause)) {
                asked.add(quote.text());
            }
            unquoted.append(before).append(' ');
            from = quote.to();
        }
        unquoted.append(prompt.substring(from));
        return WRITING.matcher(unquoted).find() ? asked : List.of();
    }

    /** Where the last match ends; 0 without one. */
    private static int end(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int end = 0;
        while (matcher.find()) {
            end = matcher.end();
        }
        return end;
    }
}
