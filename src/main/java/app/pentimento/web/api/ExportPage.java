package app.pentimento.web.api;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import app.pentimento.phrases.Phrases;
import app.pentimento.session.Part;
import app.pentimento.session.Session;
import app.pentimento.session.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateOutputException;

/**
 * The page of an exported session: shows the conversation offline, with no script and nothing from elsewhere. Every
 * word that a person or a model wrote is escaped, and the page's own policy lets nothing run.
 */
@Component
final class ExportPage {
    private static final String STYLE = read("templates/export.css");
    private static final String POLICY = "default-src 'none'; img-src 'self' file:; style-src 'sha256-" + hash(STYLE)
            + "'; base-uri 'none'; form-action 'none'";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final ITemplateEngine templates;
    private final Phrases phrases;

    ExportPage(ITemplateEngine templates, Phrases phrases) {
        this.templates = templates;
        this.phrases = phrases;
    }

    /**
     * Writes the page, turn by turn as they come.
     *
     * @param file where a picture is, as seen from the page
     */
    void write(Session session, Stream<Turn> turns, Function<Image, String> file, Locale locale, Writer out)
            throws IOException {
        Context page = new Context(locale);
        page.setVariable("policy", POLICY);
        page.setVariable("style", STYLE);
        page.setVariable("title", session.title().isEmpty() ? "Pentimento" : session.title());
        page.setVariable("started", TIME.format(session.createdAt()));
        page.setVariable("turns", turns.map(new TurnViews(file, locale)::of).iterator());
        try {
            templates.process("export", page, out);
        } catch (TemplateOutputException e) {
            if (e.getCause() instanceof IOException gone) {
                throw gone; // whoever downloads it is
            }
            throw e;
        }
    }

    /** @param follows the number of the turn that this one is about, where that is not the one above */
    record TurnView(
            String number,
            String time,
            String model,
            String status,
            boolean anew,
            @Nullable String follows,
            String prompt,
            List<PartView> parts,
            @Nullable String error) {}

    /** Words, or a picture. */
    record PartView(
            @Nullable String text,
            @Nullable String kind,
            @Nullable String word,
            @Nullable String file,
            int width,
            int height,
            @Nullable String label,
            @Nullable String caption) {}

    /** Turns as the page shows them, in their order. */
    private final class TurnViews {
        private final Function<Image, String> file;
        private final Locale locale;
        private final Map<String, Integer> numbers = new HashMap<>();
        private @Nullable String last;

        TurnViews(Function<Image, String> file, Locale locale) {
            this.file = file;
            this.locale = locale;
        }

        TurnView of(Turn turn) {
            int number = numbers.size() + 1;
            numbers.put(turn.id(), number);
            Integer parent = numbers.get(turn.parentId());
            boolean next = Objects.equals(turn.parentId(), last);
            TurnView view = new TurnView(
                    Integer.toString(number),
                    TIME.format(turn.createdAt()),
                    turn.model(),
                    turn.status().word(),
                    parent == null && last != null,
                    parent == null || next ? null : Integer.toString(parent),
                    turn.prompt(),
                    parts(turn),
                    turn.error() == null ? null : phrases.say(turn.error().message(), locale));
            last = turn.id();
            return view;
        }

        private List<PartView> parts(Turn turn) {
            List<PartView> views = new ArrayList<>();
            turn.inputs().forEach(input -> views.add(picture("inputs", "input", input, null)));
            if (turn.mask() != null) {
                views.add(picture("mask", "mask", turn.mask(), null));
            }
            for (Part part : turn.parts()) {
                views.add(
                        switch (part) {
                            case Part.Text text -> new PartView(text.text(), null, null, null, 0, 0, null, null);
                            case Part.Picture picture ->
                                picture("answer", "answer", picture.image(), picture.caption());
                        });
            }
            return views;
        }

        private PartView picture(String kind, String word, Image image, @Nullable String caption) {
            return new PartView(
                    null,
                    kind,
                    word,
                    file.apply(image),
                    image.delivered().width(),
                    image.delivered().height(),
                    image.aiLabel() == AiLabel.NONE ? null : image.aiLabel().word(),
                    caption);
        }
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
