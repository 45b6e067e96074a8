package app.pentimento.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * Lays out a model's words as HTML. Everything is escaped first; then only these are understood: paragraphs, line
 * breaks, lists, headings, {@code **strong**}, {@code *emphasis*} and {@code `code`}.
 */
final class Prose {
    private static final Pattern BULLET = Pattern.compile("\\s{0,3}[-*•]\\s+(.*)");
    private static final Pattern NUMBERED = Pattern.compile("\\s{0,3}(\\d{1,3})[.)]\\s+(.*)");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String MARK = "**";
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\w*])\\*(?=[^\\s*])([^*]+?)(?<=[^\\s*])\\*(?![\\w*])");

    private Prose() {}

    static String html(String text) {
        StringBuilder out = new StringBuilder();
        for (String block : text.strip().split("\\R\\s*\\R", -1)) {
            appendBlock(out, block.split("\\R", -1));
        }
        return out.toString();
    }

    private static void appendBlock(StringBuilder out, String[] lines) {
        List<String> run = new ArrayList<>();
        String kind = "";
        for (String line : lines) {
            String lineKind = kind(line);
            if (!lineKind.equals(kind)) {
                flush(out, kind, run);
                kind = lineKind;
            }
            run.add(content(line, lineKind));
        }
        flush(out, kind, run);
    }

    private static String kind(String line) {
        if (BULLET.matcher(line).matches()) {
            return "ul";
        }
        if (NUMBERED.matcher(line).matches()) {
            return "ol";
        }
        return HEADING.matcher(line).matches() ? "strong" : "p";
    }

    private static String content(String line, String kind) {
        return switch (kind) {
            case "ul" -> "<li>" + inline(BULLET.matcher(line).replaceFirst("$1")) + "</li>";
            // With its number, since a list may go on after a picture.
            case "ol" ->
                NUMBERED.matcher(line).replaceFirst("<li value=\"$1\">")
                        + inline(NUMBERED.matcher(line).replaceFirst("$2")) + "</li>";
            case "strong" -> inline(HEADING.matcher(line).replaceFirst("$1"));
            default -> inline(line.strip());
        };
    }

    private static void flush(StringBuilder out, String kind, List<String> run) {
        if (!run.isEmpty()) {
            switch (kind) {
                case "ul", "ol" ->
                    out.append('<')
                            .append(kind)
                            .append('>')
                            .append(String.join("", run))
                            .append("</")
                            .append(kind)
                            .append('>');
                case "strong" ->
                    run.forEach(line -> out.append("<p><strong>").append(line).append("</strong></p>"));
                default -> out.append("<p>").append(String.join("<br>", run)).append("</p>");
            }
        }
        run.clear();
    }

    private static String inline(String line) {
        String escaped = HtmlUtils.htmlEscape(line, "UTF-8");
        String code = CODE.matcher(escaped).replaceAll("<code>$1</code>");
        return EMPHASIS.matcher(strong(code)).replaceAll("<em>$1</em>");
    }

    /**
     * With {@code **strong**} laid out. Not by a regular expression: that would look for the end of each mark anew, and an
     * answer may have any number of marks without one.
     */
    private static String strong(String line) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        int open = line.indexOf(MARK);
        while (open >= 0) {
            int from = open + MARK.length();
            if (isSpaceAt(line, from)) {
                open = line.indexOf(MARK, open + 1);
                continue;
            }
            int close = line.indexOf(MARK, from + 1);
            while (close >= 0 && isSpaceAt(line, close - 1)) {
                close = line.indexOf(MARK, close + 1);
            }
            if (close < 0) {
                break; // nor is there an end for any later mark
            }
            out.append(line, at, open)
                    .append("<strong>")
                    .append(line, from, close)
                    .append("</strong>");
            at = close + MARK.length();
            open = line.indexOf(MARK, at);
        }
        return out.append(line, at, line.length()).toString();
    }

    private static boolean isSpaceAt(String line, int at) {
        return at >= line.length() || " \t\u000B\f".indexOf(line.charAt(at)) >= 0;
    }
}
