package app.pentimento.web.api;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import app.pentimento.phrases.Phrases;
import app.pentimento.session.Part;
import app.pentimento.session.Session;
import app.pentimento.session.Turn;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.util.HtmlUtils;

/**
 * The page of an exported session: shows the conversation offline, with no script and nothing from elsewhere. Every
 * word that a person or a model wrote is escaped, and the page's own policy lets nothing run.
 */
final class ExportPage {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
            article{border-top:1px solid #8888;padding:1rem 0}
            h1,p{overflow-wrap:anywhere}
            p{white-space:pre-wrap;margin:.5rem 0}
            .prompt{font-weight:600}
            .facts,figcaption{font-size:.85rem;opacity:.75;white-space:normal}
            figure{margin:.75rem 0}
            img{max-width:100%;height:auto;display:block}
            .inputs img,.mask img{max-height:10rem;width:auto}
            """;
    private static final String POLICY = "default-src 'none'; img-src 'self' file:; style-src 'sha256-" + hash(STYLE)
            + "'; base-uri 'none'; form-action 'none'";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Writer out;
    private final SessionArchiveWriter.Names names;
    private final Words words;
    private final Map<String, Integer> numbers = new HashMap<>();
    private @Nullable String last;

    ExportPage(Writer out, SessionArchiveWriter.Names names, Words words) {
        this.out = out;
        this.names = names;
        this.words = words;
    }

    /** What the page says itself, in the language of whoever gets it. */
    record Words(MessageSource messages, Phrases phrases, Locale locale) {
        String say(String key, Object... values) {
            return messages.getMessage("export." + key, values, locale);
        }

        String ai(AiLabel label) {
            return messages.getMessage("label." + label.word(), null, locale);
        }

        String error(String english) {
            return phrases.say(english, locale);
        }
    }

    void begin(Session session) throws IOException {
        String title = escape(session.title().isEmpty() ? "Pentimento" : session.title());
        out.write("""
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="UTF-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1 dir="auto">%s</h1>
                <p class="facts">%s</p>
                """.formatted(
                        words.locale().toLanguageTag(),
                        POLICY,
                        title,
                        STYLE,
                        title,
                        words.say("about", TIME.format(session.createdAt()))));
    }

    void turn(Turn turn) throws IOException {
        int number = numbers.size() + 1;
        numbers.put(turn.id(), number);
        out.write("<article id=\"turn-%d\" aria-label=\"%s\">\n"
                .formatted(number, words.say("turn", Integer.toString(number))));
        out.write("<p class=\"facts\">%d · %s · %s · %s%s</p>\n"
                .formatted(
                        number,
                        TIME.format(turn.createdAt()),
                        escape(turn.model()),
                        words.say("status." + turn.status().word()),
                        follows(turn)));
        out.write("<p class=\"prompt\" dir=\"auto\">%s</p>\n".formatted(escape(turn.prompt())));
        for (Image input : turn.inputs()) {
            figure("inputs", input, words.say("input"), null);
        }
        if (turn.mask() != null) {
            figure("mask", turn.mask(), words.say("mask"), null);
        }
        for (Part part : turn.parts()) {
            switch (part) {
                case Part.Text text -> out.write("<p dir=\"auto\">%s</p>\n".formatted(escape(text.text())));
                case Part.Picture picture -> figure("answer", picture.image(), words.say("answer"), picture.caption());
            }
        }
        if (turn.error() != null) {
            out.write("<p class=\"error\">%s</p>\n"
                    .formatted(escape(words.error(turn.error().message()))));
        }
        out.write("</article>\n");
        last = turn.id();
    }

    void end() throws IOException {
        out.write("</main>\n</body>\n</html>\n");
    }

    /** Where a turn is not about the one above it: a branch, or a new beginning. */
    private String follows(Turn turn) {
        Integer parent = numbers.get(turn.parentId());
        if (parent == null) {
            return last == null ? "" : " · " + words.say("anew");
        }
        return Objects.equals(turn.parentId(), last)
                ? ""
                : " · " + words.say("follows", "<a href=\"#turn-%d\">%d</a>".formatted(parent, parent));
    }

    private void figure(String kind, Image image, String description, @Nullable String caption) throws IOException {
        String label = image.aiLabel() == AiLabel.NONE ? "" : " – " + words.ai(image.aiLabel());
        out.write("""
                <figure class="%s"><img src="%s" width="%d" height="%d" alt="%s" loading="lazy">%s</figure>
                """.formatted(
                        kind,
                        names.of(image),
                        image.delivered().width(),
                        image.delivered().height(),
                        description + label,
                        caption == null ? "" : "<figcaption dir=\"auto\">" + escape(caption) + "</figcaption>"));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String hash(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
