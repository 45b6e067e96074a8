package app.pentimento.model.builtin.operation;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Words on the picture.
 *
 * @param text as it was given; line breaks are kept and long lines are wrapped
 * @param place where it stands
 * @param size the height of the letters as a share of the picture's shorter side
 * @param letters how they look
 */
public record Write(String text, Place place, double size, Lettering letters) implements TextOperation {
    private static final List<Place> FREE =
            List.of(Place.BOTTOM, Place.TOP, Place.BOTTOM_LEFT, Place.BOTTOM_RIGHT, Place.TOP_LEFT, Place.TOP_RIGHT);

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return apply(pixels, note -> {});
    }

    @Override
    public Pixels apply(Pixels pixels, Consumer<LocalizedMessage> notes) throws InterruptedException {
        tellFace(notes);
        TextBlock block =
                TextBlock.fit(text, letters.face(), size * pixels.shortSide(), pixels.width(), pixels.height());
        Place here = place == Place.FREE ? free(block, pixels, notes) : place;
        Rectangle2D box = block.placed(here, pixels.width(), pixels.height());
        int ink = Letters.ink(letters, pixels, box);
        Shape shape = AffineTransform.getTranslateInstance(box.getX(), box.getY())
                .createTransformedShape(block.outline(letters.across(here)));
        int around = Colours.luma(ink) > 127 ? 0x000000 : 0xFFFFFF;
        Letters.draw(pixels, shape, letters, ink, around, block.letterHeight(), block.letterHeight());
        return pixels;
    }

    /** The first place where the words hide no face; at the bottom where every place would. */
    private static Place free(TextBlock block, Pixels pixels, Consumer<LocalizedMessage> notes)
            throws InterruptedException {
        List<app.pentimento.image.vision.Face> faces = Faces.ifAny(pixels);
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
                    notes.accept(LocalizedMessage.of("avoided-face", LocalizedMessage.of(place.key())));
                }
                return place;
            }
        }
        return Place.BOTTOM;
    }

    @Override
    public Write with(String otherText, @Nullable Place otherPlace, Lettering otherLetters) {
        return new Write(otherText, otherPlace == null ? Place.FREE : otherPlace, size, otherLetters);
    }

    @Override
    public Write resized(double factor) {
        return new Write(text, place, Math.clamp(size * factor, 0.01, 0.9), letters);
    }

    @Override
    public Write scaled(double factor) {
        return resized(factor);
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of(
                "wrote",
                text,
                LocalizedMessage.of(place.key()),
                LocalizedMessage.plain(size * 100),
                LocalizedMessage.details(letters.message(text)));
    }
}
