package app.pentimento.export;

import app.pentimento.image.AiLabel;
import app.pentimento.image.FileContent;
import app.pentimento.image.Image;
import app.pentimento.image.ImageCodec;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.Lineage;
import app.pentimento.image.Previews;
import app.pentimento.provenance.LabelFacts;
import app.pentimento.provenance.Labeller;
import app.pentimento.provenance.LabellingException;
import app.pentimento.provenance.SourceType;
import app.pentimento.session.Branches;
import app.pentimento.session.Session;
import app.pentimento.session.Turns;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/**
 * The pictures of a branch on one sheet, each with its number, the request that it answers, and what AI did. The sheet
 * is a picture made of pictures: it is labelled and signed as such, with each of them as an ingredient.
 */
@Service
public class ContactSheet {
    /** The most pictures on a sheet; of a longer branch, the last ones. */
    public static final int MOST = 48;

    private static final int PREVIEW = 640;
    private static final int CELL = 440;
    private static final int BOX = 320;
    private static final int GAP = 24;
    private static final int WORDS = 84;
    private static final int HEAD = 76;
    private static final double TEXT = 17;
    /** How much of the shorter side the visible label takes on two lines: room is left for it below the pictures. */
    private static final double FOOT = 0.18;

    private static final float QUALITY = 0.92f;
    private static final Color INK = new Color(0x22, 0x22, 0x22);
    private static final Color QUIET = new Color(0x66, 0x66, 0x66);
    private static final Color SUNKEN = new Color(0xf0, 0xf0, 0xf0);

    private final Branches branches;
    private final Turns turns;
    private final Previews previews;
    private final ImageCodec codec;
    private final ImageProbe probe;
    private final Labeller labeller;
    private final MessageSource messages;
    /** A sheet takes some hundred megabytes while it is drawn, so they are drawn one after another. */
    private final Lock oneAtATime = new ReentrantLock();

    /** The fonts of a sheet; they take some ten megabytes each, so nobody keeps them. */
    private record Hand(Lettering plain, Lettering bold) {}

    ContactSheet(
            Branches branches,
            Turns turns,
            Previews previews,
            ImageCodec codec,
            ImageProbe probe,
            Labeller labeller,
            MessageSource messages) {
        this.branches = branches;
        this.turns = turns;
        this.previews = previews;
        this.codec = codec;
        this.probe = probe;
        this.labeller = labeller;
        this.messages = messages;
    }

    /** The pictures that the sheet of a session has, in their order. */
    public List<Branches.Frame> frames(Session session) {
        List<Branches.Frame> all = branches.pictures(session.headTurnId(), Integer.MAX_VALUE);
        if (all.isEmpty()) {
            throw new NoImagesException("This branch has no pictures yet.");
        }
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    /**
     * Draws a sheet; a JPEG, labelled.
     *
     * @throws LabellingException where it cannot be labelled; it must not be delivered then
     */
    public byte[] draw(Session session, List<Branches.Frame> frames, Locale locale) throws LabellingException {
        oneAtATime.lock();
        try {
            return labelled(session, frames, locale);
        } finally {
            oneAtATime.unlock();
        }
    }

    private byte[] labelled(Session session, List<Branches.Frame> frames, Locale locale) throws LabellingException {
        Map<String, Image> images = new LinkedHashMap<>();
        frames.forEach(frame -> images.putIfAbsent(frame.image().id(), frame.image()));
        AiLabel label = CombinedAiLabel.of(images.values());
        byte[] jpeg = codec.encodeJpeg(sheet(session, frames, label, locale), QUALITY);
        LabelFacts facts = new LabelFacts(
                session.id(),
                label,
                SourceType.of(label, label != AiLabel.NONE),
                "Pentimento",
                Instant.now(),
                false,
                List.of(),
                images.values().stream()
                        .map(image -> new Lineage(image, Lineage.Relation.INPUT))
                        .toList(),
                null,
                null);
        return labeller.label(new FileContent(probe.ownFile(jpeg), jpeg), facts)
                .rendition()
                .bytes();
    }

    private BufferedImage sheet(Session session, List<Branches.Frame> frames, AiLabel label, Locale locale) {
        int columns = Math.clamp((int) Math.ceil(Math.sqrt(frames.size())), 1, 4);
        int rows = Math.ceilDiv(frames.size(), columns);
        int width = GAP + columns * (CELL + GAP);
        int body = HEAD + rows * (BOX + WORDS + GAP);
        int height = body + (label == AiLabel.NONE ? 0 : (int) (FOOT * Math.min(width, body)));
        Map<String, String> prompts =
                turns.prompts(frames.stream().map(Branches.Frame::turnId).toList());
        Hand hand = new Hand(Lettering.load(Fonts.PLAIN), Lettering.load(Fonts.BOLD));
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(INK);
        String title = session.title().isEmpty() ? "Pentimento" : session.title();
        String line = Lines.atMost(
                        1, title, width - 2.0 * GAP, text -> hand.bold().width(text, 28))
                .getFirst();
        hand.bold().draw(graphics, line, GAP, 48, 28);
        for (int i = 0; i < frames.size(); i++) {
            Branches.Frame frame = frames.get(i);
            int x = GAP + i % columns * (CELL + GAP);
            int y = HEAD + i / columns * (BOX + WORDS + GAP);
            picture(graphics, frame.image(), x, y);
            words(graphics, hand, i + 1, frame, prompts.getOrDefault(frame.turnId(), ""), x, y + BOX, locale);
        }
        graphics.dispose();
        return sheet;
    }

    private void picture(Graphics2D graphics, Image image, int x, int y) {
        graphics.setColor(SUNKEN);
        graphics.fillRect(x, y, CELL, BOX);
        byte[] preview = previews.of(
                        image.delivered(), PREVIEW, Set.of("image/jpeg", "image/png"), SourceType.toState(image))
                .bytes();
        BufferedImage pixels = codec.decode(preview);
        double scale = Math.min((double) CELL / pixels.getWidth(), (double) BOX / pixels.getHeight());
        int width = (int) Math.round(pixels.getWidth() * scale);
        int height = (int) Math.round(pixels.getHeight() * scale);
        graphics.drawImage(pixels, x + (CELL - width) / 2, y + (BOX - height) / 2, width, height, null);
    }

    private void words(
            Graphics2D graphics,
            Hand hand,
            int number,
            Branches.Frame frame,
            String prompt,
            int x,
            int y,
            Locale locale) {
        double left = x + 44.0;
        graphics.setColor(INK);
        hand.bold().draw(graphics, String.valueOf(number), x, y + 26.0, 20);
        String asked = frame.answer() ? prompt : messages.getMessage("export.file.brought", null, locale);
        double baseline = y + 26.0;
        for (String line :
                Lines.atMost(2, asked, CELL - 44.0, text -> hand.plain().width(text, TEXT))) {
            hand.plain().draw(graphics, line, left, baseline, TEXT);
            baseline += 22;
        }
        graphics.setColor(QUIET);
        String facts = messages.getMessage("label." + frame.image().aiLabel().word(), null, locale)
                + (frame.image().model() == null ? "" : " · " + frame.image().model());
        hand.plain()
                .draw(
                        graphics,
                        Lines.atMost(1, facts, CELL - 44.0, text -> hand.plain().width(text, 14))
                                .getFirst(),
                        left,
                        baseline,
                        14);
    }
}
