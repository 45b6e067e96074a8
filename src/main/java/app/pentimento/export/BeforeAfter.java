package app.pentimento.export;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import app.pentimento.image.StoredPixels;
import app.pentimento.provenance.DerivedLabels;
import app.pentimento.session.Branches;
import app.pentimento.session.Session;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * What a branch began with and what came of it, as a GIF that wipes from the one to the other and back. Every frame that
 * shows what AI made carries the visible label, and the file the labels that machines read; GIF has no place for Content
 * Credentials.
 */
@Service
public class BeforeAfter {
    private static final int LONGEST_SIDE = 640;
    private static final int STEPS = 8;
    private static final int STEP_CENTISECONDS = 6;
    private static final int HOLD_CENTISECONDS = 130;
    private static final long ENOUGH_PIXELS = 4_000_000;

    private final Branches branches;
    private final StoredPixels stored;
    private final DerivedLabels labels;

    BeforeAfter(Branches branches, StoredPixels stored, DerivedLabels labels) {
        this.branches = branches;
        this.stored = stored;
        this.labels = labels;
    }

    /** The two pictures that are compared. */
    public record Pair(Image before, Image after) {}

    /** The first picture of the session's branch, and its last answer. */
    public Pair pair(Session session) {
        List<Branches.Frame> frames = branches.pictures(session.headTurnId(), Integer.MAX_VALUE);
        Image after = frames.reversed().stream()
                .filter(Branches.Frame::answer)
                .map(Branches.Frame::image)
                .findFirst()
                .orElse(null);
        if (after == null || frames.getFirst().image().id().equals(after.id())) {
            throw new NoImagesException("This branch has no edited picture yet, so there is no before and after.");
        }
        return new Pair(frames.getFirst().image(), after);
    }

    /** Draws the animation. */
    public byte[] draw(Session session, Pair pair) {
        Image shape = pair.after();
        double scale = Math.min(
                1,
                (double) LONGEST_SIDE
                        / Math.max(shape.master().width(), shape.master().height()));
        int width = Math.max(1, (int) Math.round(shape.master().width() * scale));
        int height = Math.max(1, (int) Math.round(shape.master().height() * scale));
        // The masters: a label that stands in the pixels would be cut by the wipe, so each frame gets its own.
        BufferedImage before = fitted(pair.before(), width, height);
        BufferedImage after = fitted(pair.after(), width, height);
        AiLabel both = CombinedAiLabel.of(List.of(pair.before(), pair.after()));
        List<GifAnimation.Frame> frames = new ArrayList<>();
        frames.add(frame(before, after, 0, pair.before().aiLabel(), HOLD_CENTISECONDS));
        for (int step = 1; step < STEPS; step++) {
            frames.add(frame(before, after, width * step / STEPS, both, STEP_CENTISECONDS));
        }
        frames.add(frame(before, after, width, pair.after().aiLabel(), HOLD_CENTISECONDS));
        for (int step = STEPS - 1; step > 0; step--) {
            frames.add(frame(before, after, width * step / STEPS, both, STEP_CENTISECONDS));
        }
        return GifAnimation.encode(frames, labels.xmp(both, session.id()));
    }

    /** A frame that shows what came after, up to this column, and what was before right of it. */
    private GifAnimation.Frame frame(
            BufferedImage before, BufferedImage after, int column, AiLabel label, int centiseconds) {
        int width = after.getWidth();
        int height = after.getHeight();
        BufferedImage frame = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = frame.createGraphics();
        graphics.drawImage(before, 0, 0, null);
        graphics.drawImage(after, 0, 0, column, height, 0, 0, column, height, null);
        if (column > 0 && column < width) {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(column - 1, 0, 2, height);
        }
        graphics.dispose();
        labels.draw(frame, label);
        return new GifAnimation.Frame(frame, centiseconds);
    }

    /** A picture in a frame of this size, whole, on grey where it has another shape. */
    private BufferedImage fitted(Image image, int width, int height) {
        BufferedImage pixels = stored.atMost(image.master(), ENOUGH_PIXELS);
        double scale = Math.min((double) width / pixels.getWidth(), (double) height / pixels.getHeight());
        int newWidth = Math.max(1, (int) Math.round(pixels.getWidth() * scale));
        int newHeight = Math.max(1, (int) Math.round(pixels.getHeight() * scale));
        BufferedImage fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = fitted.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setColor(new Color(0xee, 0xee, 0xee));
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(pixels, (width - newWidth) / 2, (height - newHeight) / 2, newWidth, newHeight, null);
        graphics.dispose();
        return fitted;
    }
}
