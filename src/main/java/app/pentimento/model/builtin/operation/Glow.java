package app.pentimento.model.builtin.operation;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** A soft shadow around letters, in a colour that sets them off from any ground. */
final class Glow {
    private static final float STRENGTH = 0.85f;

    private final Shape letters;
    private final int colour;
    private final double sigma;

    Glow(Shape letters, int colour, double letterHeight) {
        this.letters = letters;
        this.colour = colour;
        this.sigma = Math.max(1, letterHeight * 0.12);
    }

    void apply(Pixels pixels) throws InterruptedException {
        int reach = (int) Math.ceil(sigma * 3.5);
        Rectangle box = letters.getBounds();
        box.grow(reach, reach);
        box = box.intersection(new Rectangle(pixels.width(), pixels.height()));
        if (box.isEmpty()) {
            return;
        }
        Plane cover = cover(box);
        Gaussian.blur(cover, sigma);
        int left = box.x;
        int top = box.y;
        Bands.each(cover.height(), 32, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < cover.width(); x++) {
                    float share = STRENGTH * Math.min(1, 1.9f * cover.values()[y * cover.width() + x]);
                    if (share > 0.002f) {
                        int at = (top + y) * pixels.width() + left + x;
                        int p = pixels.argb()[at];
                        int alpha = pixels.alpha()
                                ? Colours.clampByte((p >>> 24) + (255 - (p >>> 24)) * share) << 24
                                : p & 0xFF000000;
                        pixels.argb()[at] = alpha | Colours.mix(p, colour, share);
                    }
                }
            }
        });
    }

    private Plane cover(Rectangle box) {
        BufferedImage grey = new BufferedImage(box.width, box.height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = grey.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.translate(-box.x, -box.y);
        g.setColor(Color.WHITE);
        g.fill(letters);
        g.dispose();
        byte[] bytes = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        Plane plane = Plane.blank(box.width, box.height);
        for (int i = 0; i < bytes.length; i++) {
            plane.values()[i] = (bytes[i] & 0xFF) / 255f;
        }
        return plane;
    }
}
