package app.pentimento.model.builtin.operation;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/**
 * The sheet that a poster's words are set on.
 *
 * @param poster the sheet with the picture
 * @param room where the words may stand, in pixels
 * @param plain whether there is nothing but ground there
 */
record PosterLayout(Pixels poster, Rectangle2D room, boolean plain) {
    private static final double RATIO = 2.0 / 3;
    /** Of the sheet's width, on each side of a picture that is set into a ground. */
    private static final double MARGIN = 0.06;
    /** Of the sheet's height, that such a picture takes. */
    private static final double PICTURE = 0.62;

    /** The picture all over the sheet, darker where the words will stand. */
    static PosterLayout full(Pixels picture, Place place) throws InterruptedException {
        Pixels poster = new Crop(RATIO, 1, 0.5, 0.4, "").apply(picture);
        int height = poster.height();
        PixelMap.apply(
                poster, (x, y, p) -> PixelMap.multiplied(p, (float) (1 - 0.45 * shade(y / (double) height, place))));
        return new PosterLayout(poster, new Rectangle2D.Double(0, 0, poster.width(), height), false);
    }

    private static double shade(double y, Place place) {
        double down = place.down();
        double near = down == 1 ? y - 0.45 : down == 0 ? 0.55 - y : 0.45 - 2 * Math.abs(y - 0.5);
        return Math.clamp(near / 0.45, 0, 1);
    }

    /** The picture set into a ground, above the words or below them; words for the middle stand on the picture. */
    static PosterLayout set(Pixels picture, int ground, Place place) throws InterruptedException {
        boolean over = place.down() == 0.5;
        double share = over ? 1 - 2 * MARGIN * RATIO : PICTURE;
        double inner = 1 - 2 * MARGIN;
        Pixels part = new Crop(inner * RATIO / share, 1, 0.5, 0.4, "").apply(picture);
        int width = (int) Math.round(part.width() / inner);
        int height = (int) Math.round(width / RATIO);
        int margin = (width - part.width()) / 2;
        boolean above = place.down() == 0;
        int top = above ? height - margin - part.height() : margin;
        Pixels poster = Pixels.blank(width, height, false);
        Arrays.fill(poster.argb(), ground);
        for (int y = 0; y < part.height(); y++) {
            for (int x = 0; x < part.width(); x++) {
                int pixel = part.argb()[y * part.width() + x];
                float cover = part.alpha() ? (pixel >>> 24) / 255f : 1;
                poster.argb()[(top + y) * width + margin + x] = Colours.mix(ground, pixel, cover);
            }
        }
        double from = over ? 0 : above ? margin * 0.5 : top + part.height() + margin * 0.5;
        double to = over ? height : above ? top - margin * 0.5 : height - margin * 0.5;
        double side = over ? 0 : margin;
        return new PosterLayout(poster, new Rectangle2D.Double(side, from, width - 2 * side, to - from), !over);
    }

    /** Words as large as wanted, or as large as they fit; over a picture they leave half of it free unless they are to be large. */
    TextBlock fit(String text, Face face, double wanted, boolean large) {
        double height = plain ? room.getHeight() : room.getHeight() * (large ? 0.9 : 0.5);
        return TextBlock.fit(text, face, wanted, (int) room.getWidth(), (int) height);
    }

    Rectangle2D placed(TextBlock block, Place place) {
        if (!plain) {
            return block.placed(place, poster.width(), poster.height());
        }
        Rectangle2D box = block.placed(Place.CENTRE, (int) room.getWidth(), (int) room.getHeight());
        double x = room.getX() + (room.getWidth() - box.getWidth()) * place.across();
        return new Rectangle2D.Double(x, room.getY() + box.getY(), box.getWidth(), box.getHeight());
    }

    /** A short bar above the words, or below those at the top. */
    void rule(Rectangle2D words, double thickness, Place place, int ink) {
        double width = poster.width() * 0.18;
        double x = words.getX() + (words.getWidth() - width) * place.across();
        double y = place.down() == 0 ? words.getMaxY() + thickness * 3 : words.getY() - thickness * 4;
        Graphics2D g = poster.image().createGraphics();
        g.setColor(new Color(ink));
        g.fill(new Rectangle2D.Double(x, y, width, thickness));
        g.dispose();
    }
}
