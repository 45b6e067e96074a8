package app.pentimento.model.builtin.operation;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;

/** Words all over the picture, slanted and see-through, so that it is not passed on as someone else's. */
public record Watermark(String text, double strength) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double height = pixels.diagonal() * 0.022;
        TextBlock block = TextBlock.fit(text, Face.BOLD, height, pixels.width() * 2, pixels.height() * 2);
        Shape letters = block.outline(Place.TOP_LEFT);
        double across = letters.getBounds2D().getWidth() + height * 3;
        double down = height * 5;
        Graphics2D g = pixels.image().createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.rotate(Math.toRadians(-28), pixels.width() / 2.0, pixels.height() / 2.0);
        int row = 0;
        for (double y = -pixels.diagonal() / 2; y < pixels.diagonal() * 1.5; y += down, row++) {
            for (double x = -pixels.diagonal() / 2 - row % 2 * across / 2; x < pixels.diagonal() * 1.5; x += across) {
                Shape here = AffineTransform.getTranslateInstance(x, y).createTransformedShape(letters);
                draw(g, here, height * 0.06, Color.BLACK, 0.5);
                draw(g, here, 0, Color.WHITE, 1);
            }
        }
        g.dispose();
        return pixels;
    }

    private void draw(Graphics2D g, Shape letters, double shift, Color colour, double share) {
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) Math.clamp(strength * share, 0, 1)));
        g.setColor(colour);
        g.fill(AffineTransform.getTranslateInstance(shift, shift).createTransformedShape(letters));
    }

    @Override
    public Watermark scaled(double factor) {
        return new Watermark(text, Math.clamp(strength * factor, 0.05, 1));
    }

    @Override
    public Said said() {
        return Said.of("watermark", text, Said.plain(strength * 100));
    }
}
