package app.pentimento.model.builtin.operation;

import app.pentimento.image.sight.FaceFinder;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Words on the picture.
 *
 * @param text as it was given; line breaks are kept and long lines are wrapped
 * @param place where it stands
 * @param colour packed {@code 0xRRGGBB}; null takes white or black, whichever reads better there
 * @param colourName as people say the colour; null where none was asked for
 * @param size the height of the letters as a share of the picture's shorter side
 * @param face the typeface
 * @param outlined whether the letters get a contrasting outline; otherwise a soft shadow sets them off
 */
public record Write(
        String text,
        Place place,
        @Nullable Integer colour,
        @Nullable String colourName,
        double size,
        Face face,
        boolean outlined)
        implements Operation {
    private static final List<Place> FREE =
            List.of(Place.BOTTOM, Place.TOP, Place.BOTTOM_LEFT, Place.BOTTOM_RIGHT, Place.TOP_LEFT, Place.TOP_RIGHT);

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return apply(pixels, note -> {});
    }

    @Override
    public Pixels apply(Pixels pixels, Consumer<Said> notes) throws InterruptedException {
        TextBlock block = TextBlock.fit(text, face, size * pixels.shortSide(), pixels.width(), pixels.height());
        Place here = place == Place.FREE ? free(block, pixels, notes) : place;
        Rectangle2D box = block.placed(here, pixels.width(), pixels.height());
        int ink = colour == null ? readable(pixels, box) : colour;
        Shape letters = AffineTransform.getTranslateInstance(box.getX(), box.getY())
                .createTransformedShape(block.outline(here));
        BufferedImage image = pixels.image();
        int contrast = Colours.luma(ink) > 127 ? 0x000000 : 0xFFFFFF;
        if (outlined) {
            draw(image, letters, contrast, (float) (block.letterHeight() * 0.14));
        } else {
            new Glow(letters, contrast, block.letterHeight()).apply(pixels);
        }
        draw(image, letters, ink, 0);
        return pixels;
    }

    /** The first place where the words hide no face; at the bottom where every place would. */
    private static Place free(TextBlock block, Pixels pixels, Consumer<Said> notes) throws InterruptedException {
        List<app.pentimento.image.sight.Face> faces = Bands.whole(() -> FaceFinder.find(pixels.image()));
        for (Place place : FREE) {
            Rectangle2D box = block.placed(place, pixels.width(), pixels.height());
            boolean hides = faces.stream()
                    .anyMatch(face -> box.intersects(
                            face.left() * pixels.width(),
                            face.top() * pixels.height(),
                            face.width() * pixels.width(),
                            face.height() * pixels.height()));
            if (!hides) {
                if (place != Place.BOTTOM) {
                    notes.accept(Said.of("avoided-face", Said.of(place.key())));
                }
                return place;
            }
        }
        return Place.BOTTOM;
    }

    private static void draw(BufferedImage image, Shape letters, int colour, float stroke) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(new Color(colour));
        g.fill(letters);
        if (stroke > 0) {
            g.setStroke(new BasicStroke(stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(letters);
        }
        g.dispose();
    }

    /** White on all but light ground: with its shadow it reads well there. */
    private static int readable(Pixels pixels, Rectangle2D box) {
        int x0 = Math.clamp((int) box.getMinX(), 0, pixels.width() - 1);
        int x1 = Math.clamp((int) box.getMaxX(), x0 + 1, pixels.width());
        int y0 = Math.clamp((int) box.getMinY(), 0, pixels.height() - 1);
        int y1 = Math.clamp((int) box.getMaxY(), y0 + 1, pixels.height());
        double sum = 0;
        int step = Math.max(1, (x1 - x0) / 200);
        long count = 0;
        for (int y = y0; y < y1; y += step) {
            for (int x = x0; x < x1; x += step) {
                sum += Colours.luma(pixels.argb()[y * pixels.width() + x]);
                count++;
            }
        }
        return sum / count > 170 ? 0x111111 : 0xFFFFFF;
    }

    @Override
    public Write scaled(double factor) {
        return new Write(text, place, colour, colourName, Math.clamp(size * factor, 0.01, 0.9), face, outlined);
    }

    @Override
    public Said said() {
        Said where = Said.of(place.key());
        Said letters = Said.of("face." + face.name().toLowerCase(java.util.Locale.ROOT));
        return colourName == null
                ? Said.of("wrote", text, where, Said.plain(size * 100), letters)
                : Said.of(
                        "wrote.colour", text, where, Said.plain(size * 100), letters, Said.of("colour." + colourName));
    }
}
