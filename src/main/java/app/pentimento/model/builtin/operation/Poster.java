package app.pentimento.model.builtin.operation;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A poster: the picture in the shape of a poster, with its words as large as they fit across a part of it. Where a ground
 * was asked for, the picture is set into it and the words stand beside the picture.
 *
 * @param text as it was given
 * @param ground packed {@code 0xRRGGBB}; null where none was asked for
 * @param groundName as people say that colour
 * @param size how many times as large as usual the letters are, as far as they fit
 * @param place where the words stand
 * @param letters how they look
 */
public record Poster(
        String text, @Nullable Integer ground, @Nullable String groundName, double size, Place place, Lettering letters)
        implements TextOperation {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 2400;
    /** Grounds that white and dark letters read well on, chosen by the words so that the same words look the same. */
    private static final int[][] GROUNDS = {
        {0x12305E, 0xE0575B}, {0x0F4C4A, 0xF2C14E}, {0x3A1C71, 0xFFAF7B}, {0x1B1B3A, 0x4ECDC4}, {0x7A1F3D, 0xF6AE99}
    };

    /** A poster as it is where nothing was asked about its letters. */
    public Poster(String text, @Nullable Integer ground, @Nullable String groundName) {
        this(text, ground, groundName, 1, Place.BOTTOM_LEFT, Lettering.of(Face.POSTER));
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
        int[] colours = GROUNDS[Math.floorMod(text.hashCode(), GROUNDS.length)];
        int top = ground == null ? colours[0] : Colours.mix(ground, 0, 0.25f);
        int bottom = ground == null ? colours[1] : Colours.mix(ground, 0xFFFFFF, 0.35f);
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

    /** The same on its own canvas, which has the ground's colour already. */
    public Poster onCanvas() {
        return new Poster(text, null, null, size, place, letters);
    }

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return apply(pixels, note -> {});
    }

    @Override
    public Pixels apply(Pixels pixels, Consumer<LocalizedMessage> notes) throws InterruptedException {
        tellFace(notes);
        PosterLayout sheet =
                ground == null ? PosterLayout.full(pixels, place) : PosterLayout.set(pixels, ground, place);
        Pixels poster = sheet.poster();
        double wanted = letters(poster) * size;
        TextBlock block = sheet.fit(stacked(), letters.face(), wanted, size > 1);
        if (size > 1 && block.letterHeight() < 0.97 * wanted) {
            notes.accept(LocalizedMessage.of("poster.full"));
        }
        Rectangle2D box = sheet.placed(block, place);
        Shape shape = AffineTransform.getTranslateInstance(box.getX(), box.getY())
                .createTransformedShape(block.outline(letters.across(place)));
        int ink = Letters.ink(letters, poster, box);
        int around = Colours.luma(ink) > 90 ? 0x000000 : 0xFFFFFF;
        // On a plain ground letters need nothing that sets them off.
        Lettering look = ground != null && letters.shadow() == null ? letters.unshadowed() : letters;
        Letters.draw(poster, shape, look, ink, around, block.letterHeight(), block.letterHeight() * 0.5);
        if (ground == null) {
            sheet.rule(box, block.letterHeight() * 0.1, place, ink);
        }
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
    public Poster with(String otherText, @Nullable Place otherPlace, Lettering otherLetters) {
        Place there = otherPlace == null || otherPlace == Place.FREE ? Place.BOTTOM_LEFT : otherPlace;
        return new Poster(otherText, ground, groundName, size, there, otherLetters);
    }

    /** The same on another ground. */
    public Poster on(int otherGround, String otherName) {
        return new Poster(text, otherGround, otherName, size, place, letters);
    }

    @Override
    public Poster resized(double factor) {
        return new Poster(text, ground, groundName, Math.clamp(size * factor, 0.1, 4), place, letters);
    }

    @Override
    public Poster scaled(double factor) {
        return resized(factor);
    }

    @Override
    public LocalizedMessage message() {
        List<LocalizedMessage> details = new ArrayList<>();
        if (groundName != null) {
            details.add(LocalizedMessage.of("poster.ground", LocalizedMessage.of("colour." + groundName)));
        }
        details.add(LocalizedMessage.of(place.key()));
        details.addAll(letters.message(text));
        if (size != 1) {
            details.add(LocalizedMessage.of("poster.size", LocalizedMessage.plain(size * 100)));
        }
        return LocalizedMessage.of("poster", text, LocalizedMessage.details(details));
    }
}
