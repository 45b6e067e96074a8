package app.pentimento.model.builtin.operation;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A poster: the picture in the shape of a poster, with its words as large as they fit across the lower half.
 *
 * @param text as it was given
 * @param colour of the ground, packed; null where none was asked for
 * @param colourName as people say it
 * @param ink of the letters, packed; null is white
 * @param inkName as people say it
 * @param size how many times as large as usual the letters are, as far as they fit; null is once
 */
public record Poster(
        String text,
        @Nullable Integer colour,
        @Nullable String colourName,
        @Nullable Integer ink,
        @Nullable String inkName,
        @Nullable Double size)
        implements Operation {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 2400;
    /** Grounds that white and dark letters read well on, chosen by the words so that the same words look the same. */
    private static final int[][] GROUNDS = {
        {0x12305E, 0xE0575B}, {0x0F4C4A, 0xF2C14E}, {0x3A1C71, 0xFFAF7B}, {0x1B1B3A, 0x4ECDC4}, {0x7A1F3D, 0xF6AE99}
    };

    /** A poster with white letters of the usual size. */
    public Poster(String text, @Nullable Integer colour, @Nullable String colourName) {
        this(text, colour, colourName, null, null, null);
    }

    /** The last poster among some operations. */
    public static Optional<Poster> among(List<Operation> operations) {
        return operations.stream()
                .filter(Poster.class::isInstance)
                .map(Poster.class::cast)
                .reduce((first, second) -> second);
    }

    /** A canvas to make a poster on where there is no picture: a gradient with large discs. */
    public Pixels canvas() throws InterruptedException {
        int[] ground = GROUNDS[Math.floorMod(text.hashCode(), GROUNDS.length)];
        int top = colour == null ? ground[0] : Colours.mix(colour, 0, 0.25f);
        int bottom = colour == null ? ground[1] : Colours.mix(colour, 0xFFFFFF, 0.35f);
        Pixels canvas = Pixels.blank(WIDTH, HEIGHT, false);
        return PixelMap.apply(canvas, (x, y, p) -> {
            float down = (float) y / HEIGHT;
            int base = Colours.mix(top, bottom, down);
            double rings = Math.hypot(x - WIDTH * 0.72, y - HEIGHT * 0.26) / WIDTH;
            boolean disc = rings < 0.3 || (rings > 0.36 && rings < 0.37) || (rings > 0.43 && rings < 0.44);
            boolean small = Math.hypot(x - WIDTH * 0.2, y - HEIGHT * 0.52) < WIDTH * 0.09;
            return disc ? Colours.mix(base, bottom, 0.75f) : small ? Colours.mix(base, top, 0.6f) : base;
        });
    }

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return apply(pixels, note -> {});
    }

    @Override
    public Pixels apply(Pixels pixels, Consumer<Said> notes) throws InterruptedException {
        Pixels poster = new Crop((double) WIDTH / HEIGHT, 1, 0.5, 0.4, "").apply(pixels);
        int height = poster.height();
        PixelMap.apply(poster, (x, y, p) -> {
            double shade = Math.clamp((y / (double) height - 0.45) / 0.45, 0, 1);
            return PixelMap.multiplied(p, (float) (1 - 0.45 * shade));
        });
        double times = size == null ? 1 : size;
        double wanted = letters(poster) * times;
        int room = (int) (height * (times > 1 ? 0.9 : 0.5));
        TextBlock block = TextBlock.fit(stacked(), Face.POSTER, wanted, poster.width(), room);
        if (times > 1 && block.letterHeight() < 0.97 * wanted) {
            notes.accept(Said.of("poster.full"));
        }
        Rectangle2D box = block.placed(Place.BOTTOM_LEFT, poster.width(), height);
        Shape letters = AffineTransform.getTranslateInstance(box.getX(), box.getY())
                .createTransformedShape(block.outline(Place.BOTTOM_LEFT));
        int colourOfLetters = ink == null ? 0xFFFFFF : ink;
        int around = Colours.luma(colourOfLetters) > 90 ? 0x000000 : 0xFFFFFF;
        new Glow(letters, around, block.letterHeight() * 0.5).apply(poster);
        Graphics2D g = poster.image().createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(colourOfLetters));
        g.fill(letters);
        double bar = block.letterHeight() * 0.1;
        g.fill(new Rectangle2D.Double(box.getX(), box.getY() - bar * 4, poster.width() * 0.18, bar));
        g.dispose();
        return poster;
    }

    /** A few words stand one below the other, so that they can be large. */
    private String stacked() {
        return text.split(" ", -1).length <= 3 ? text.replace(' ', '\n') : text;
    }

    private double letters(Pixels poster) {
        int longest = stacked().lines().mapToInt(String::length).max().orElse(1);
        return poster.width() * Math.clamp(1.9 / Math.clamp(longest, 4, 12), 0.07, 0.4);
    }

    @Override
    public Poster scaled(double factor) {
        double times = size == null ? 1 : size;
        return new Poster(text, colour, colourName, ink, inkName, Math.clamp(times * factor, 0.1, 4));
    }

    @Override
    public Said said() {
        List<Object> parts = new ArrayList<>(List.of(Said.of("poster", text)));
        if (colourName != null) {
            parts.add(Said.of("poster.ground", Said.of("colour." + colourName)));
        }
        if (inkName != null) {
            parts.add(Said.of("poster.ink", Said.of("colour." + inkName)));
        }
        if (size != null && size != 1) {
            parts.add(Said.of("poster.size", Said.plain(size * 100)));
        }
        return parts.size() == 1 ? Said.of("poster", text) : new Said(Said.LIST, parts);
    }
}
