package app.pentimento.export;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import app.pentimento.image.Previews;
import app.pentimento.phrases.Phrases;
import app.pentimento.provenance.DerivedLabels;
import app.pentimento.provenance.SourceType;
import app.pentimento.session.Part;
import app.pentimento.session.Session;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnStatus;
import app.pentimento.session.Turns;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/**
 * A session's branch as a document to read: what was asked, what was answered, the pictures with their visible labels,
 * and at its head and under each picture what AI did.
 */
@Service
public class StoryPdf {
    private static final int PREVIEW = 1280;
    private static final float INPUT_WIDTH = 200;
    private static final float ANSWER_WIDTH = 487;
    private static final float CAPTION = 34;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Turns turns;
    private final Previews previews;
    private final DerivedLabels labels;
    private final MessageSource messages;
    private final Phrases phrases;

    StoryPdf(Turns turns, Previews previews, DerivedLabels labels, MessageSource messages, Phrases phrases) {
        this.turns = turns;
        this.previews = previews;
        this.labels = labels;
        this.messages = messages;
        this.phrases = phrases;
    }

    /** The turns of the branch that is told. */
    public List<Turn> branch(Session session) {
        return turns.branch(session.headTurnId());
    }

    /** The pictures of these turns, each once. */
    public List<Image> pictures(List<Turn> branch) {
        List<Image> all = new ArrayList<>();
        for (Turn turn : branch) {
            all.addAll(turn.inputs());
            turn.parts().forEach(part -> {
                if (part instanceof Part.Picture picture) {
                    all.add(picture.image());
                }
            });
        }
        return all.stream().distinct().toList();
    }

    /** Writes the document. */
    public void write(Session session, List<Turn> branch, Locale locale, OutputStream out) throws IOException {
        List<Image> images = pictures(branch);
        String title = session.title().isEmpty() ? "Pentimento" : session.title();
        try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            describe(document, title, session, images, locale);
            try (PdfPages pages = new PdfPages(document)) {
                pages.text(title, PdfPages.Style.TITLE);
                pages.text(told(images, locale), PdfPages.Style.SMALL);
                pages.text(say(locale, "export.file.written", TIME.format(Instant.now())), PdfPages.Style.SMALL);
                for (Turn turn : branch) {
                    pages.gap(8);
                    pages.rule();
                    tell(turn, pages, locale);
                }
            }
            document.save(out);
        }
    }

    private void describe(PDDocument document, String title, Session session, List<Image> images, Locale locale) {
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        information.setCreator("Pentimento");
        information.setSubject(told(images, locale));
        document.getDocumentCatalog().setLanguage(locale.toLanguageTag());
        labels.aigc(CombinedAiLabel.of(images), session.id())
                .ifPresent(label -> information.setCustomMetadataValue("AIGC", label));
    }

    private void tell(Turn turn, PdfPages pages, Locale locale) throws IOException {
        pages.text(turn.prompt(), PdfPages.Style.REQUEST);
        for (Image input : turn.inputs()) {
            pages.gap(6);
            picture(input, INPUT_WIDTH, say(locale, "export.file.brought"), pages, locale);
        }
        for (Part part : turn.parts()) {
            pages.gap(6);
            switch (part) {
                case Part.Text text -> pages.text(text.text(), PdfPages.Style.TEXT);
                case Part.Picture picture -> {
                    String model = picture.image().model();
                    picture(picture.image(), ANSWER_WIDTH, model == null ? turn.model() : model, pages, locale);
                    if (picture.caption() != null) {
                        pages.text(picture.caption(), PdfPages.Style.SMALL);
                    }
                }
            }
        }
        if (turn.status() != TurnStatus.SUCCEEDED) {
            String why =
                    turn.error() == null ? "" : " " + phrases.say(turn.error().message(), locale);
            pages.text(say(locale, "export.file.status." + turn.status().word()) + why, PdfPages.Style.SMALL);
        }
    }

    private void picture(Image image, float width, String from, PdfPages pages, Locale locale) throws IOException {
        byte[] jpeg = previews.of(image.delivered(), PREVIEW, Set.of("image/jpeg"), SourceType.toState(image))
                .bytes();
        pages.picture(jpeg, width, CAPTION);
        pages.text(
                "%s · %s · %s"
                        .formatted(
                                say(locale, "label." + image.aiLabel().word()), from, TIME.format(image.createdAt())),
                PdfPages.Style.SMALL);
    }

    /** What AI did, over all the pictures, in a sentence. */
    private String told(List<Image> images, Locale locale) {
        return say(
                locale,
                "export.file.told",
                count(images, AiLabel.GENERATED),
                count(images, AiLabel.EDITED),
                count(images, AiLabel.NONE));
    }

    private static long count(List<Image> images, AiLabel label) {
        return images.stream().filter(image -> image.aiLabel() == label).count();
    }

    private String say(Locale locale, String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
