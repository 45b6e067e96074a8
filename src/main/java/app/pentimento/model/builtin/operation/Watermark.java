package app.pentimento.model.builtin.operation;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * See-through words, so that a picture is not passed on as someone else's.
 *
 * @param text as it was given
 * @param strength how little is seen through them, from 0 to 1
 * @param place where they stand; null is all over the picture, slanted
 * @param size how many times as large as usual the letters are
 * @param letters how they look
 */
public record Watermark(
        String text, double strength, @Nullable Place place, double size, Lettering letters) implements TextOperation {
    /** The usual height of its letters, as a share of the picture's diagonal. */
    private static final double HEIGHT = 0.022;

    /** A watermark as it is where nothing was asked about its letters: all over the picture. */
    public Watermark(String text, double strength) {
        this(text, strength, null, 1, Lettering.of(Face.BOLD));
    }

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return apply(pixels, note -> {});
    }

    @Override
    public Pixels apply(Pixels pixels, Consumer<LocalizedMessage> notes) throws InterruptedException {
        tellFace(notes);
        double height = pixels.diagonal() * HEIGHT * size;
        Graphics2D g = pixels.image().createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        if (place == null) {
            everywhere(g, pixels, height);
        } else {
            TextBlock block = TextBlock.fit(text, letters.face(), height, pixels.width(), pixels.height());
            Rectangle2D box = block.placed(place, pixels.width(), pixels.height());
            draw(g, moved(block.outline(letters.across(place)), box.getX(), box.getY()), block.letterHeight());
        }
        g.dispose();
        return pixels;
    }

    private void everywhere(Graphics2D g, Pixels pixels, double height) {
        TextBlock block = TextBlock.fit(text, letters.face(), height, pixels.width() * 2, pixels.height() * 2);
        Shape shape = block.outline(letters.across(Place.TOP_LEFT));
        double across = shape.getBounds2D().getWidth() + height * 3;
        double down = shape.getBounds2D().getHeight() + height * 4;
        g.rotate(Math.toRadians(-28), pixels.width() / 2.0, pixels.height() / 2.0);
        int row = 0;
        for (double y = -pixels.diagonal() / 2; y < pixels.diagonal() * 1.5; y += down, row++) {
            for (double x = -pixels.diagonal() / 2 - row % 2 * across / 2; x < pixels.diagonal() * 1.5; x += across) {
                draw(g, moved(shape, x, y), height);
            }
        }
    }

    private void draw(Graphics2D g, Shape shape, double height) {
        int ink = letters.colour() == null ? 0xFFFFFF : letters.colour();
        int around = Colours.luma(ink) > 90 ? 0x000000 : 0xFFFFFF;
        if (letters.shadowed()) {
            paint(g, letters.shadow() == null ? around : letters.shadow().colour(around), 0.5);
            g.fill(moved(shape, height * 0.06, height * 0.06));
        }
        if (letters.outline() != null && letters.outlined()) {
            paint(g, letters.outline().colour(around), 1);
            g.fill(Letters.stroke(height).createStrokedShape(shape));
        }
        paint(g, ink, 1);
        g.fill(shape);
    }

    private void paint(Graphics2D g, int colour, double share) {
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) Math.clamp(strength * share, 0, 1)));
        g.setColor(new Color(colour));
    }

    private static Shape moved(Shape shape, double x, double y) {
        return AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
    }

    @Override
    public Watermark with(String otherText, @Nullable Place otherPlace, Lettering otherLetters) {
        Place there = otherPlace == Place.FREE ? null : otherPlace;
        return new Watermark(otherText, strength, there, size, otherLetters);
    }

    @Override
    public Watermark resized(double factor) {
        return new Watermark(text, strength, place, Math.clamp(size * factor, 0.2, 12), letters);
    }

    /** More of a watermark is a stronger one, not a larger one. */
    @Override
    public Watermark scaled(double factor) {
        return new Watermark(text, Math.clamp(strength * factor, 0.05, 1), place, size, letters);
    }

    @Override
    public LocalizedMessage message() {
        List<LocalizedMessage> details = new ArrayList<>(List.of(
                LocalizedMessage.of("watermark.strength", LocalizedMessage.plain(strength * 100)),
                LocalizedMessage.of(place == null ? "place.everywhere" : place.key())));
        details.addAll(letters.message(text));
        if (size != 1) {
            details.add(LocalizedMessage.of("poster.size", LocalizedMessage.plain(size * 100)));
        }
        return LocalizedMessage.of("watermark", text, LocalizedMessage.details(details));
    }
}
