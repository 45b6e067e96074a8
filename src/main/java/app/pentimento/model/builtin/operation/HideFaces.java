package app.pentimento.model.builtin.operation;

import app.pentimento.image.vision.Face;
import java.util.List;
import java.util.function.Consumer;

/** Faces that cannot be made out any more. It looks again afterwards, and hides more where a face still shows. */
public record HideFaces(Style style) implements Operation {
    private static final int TRIES = 4;

    /** How a face is hidden. */
    public enum Style {
        BLUR,
        PIXELATE
    }

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return apply(pixels, note -> {});
    }

    @Override
    public Pixels apply(Pixels pixels, Consumer<LocalizedMessage> notes) throws InterruptedException {
        List<Face> left = Faces.of(pixels, this, notes);
        for (int round = 0; round < TRIES && !left.isEmpty(); round++) {
            for (Face face : left) {
                hide(pixels, face.grown(0.18 + 0.1 * round), 6 - round);
            }
            left = Faces.ifAny(pixels);
        }
        if (!left.isEmpty()) {
            notes.accept(LocalizedMessage.of("faces.left", Integer.toString(left.size())));
        }
        return pixels;
    }

    /** Hides what is within an oval, with so many blocks from ear to ear. */
    private void hide(Pixels pixels, Face face, int blocks) throws InterruptedException {
        int x = (int) Math.clamp(Math.floor(face.left() * pixels.width()), 0, pixels.width() - 1);
        int y = (int) Math.clamp(Math.floor(face.top() * pixels.height()), 0, pixels.height() - 1);
        int width = (int) Math.clamp(Math.ceil(face.right() * pixels.width()) - x, 1, pixels.width() - x);
        int height = (int) Math.clamp(Math.ceil(face.bottom() * pixels.height()) - y, 1, pixels.height() - y);
        Pixels part = Crop.part(pixels, x, y, width, height).copy();
        int block = Math.max(1, width / Math.max(2, blocks));
        if (style == Style.PIXELATE) {
            Pixels small = Scaling.copy(part, Math.max(1, width / block), Math.max(1, height / block));
            PixelMap.apply(part, (px, py, p) -> {
                int column = Math.min(small.width() - 1, px * small.width() / width);
                int row = Math.min(small.height() - 1, py * small.height() / height);
                return small.argb()[row * small.width() + column];
            });
        } else {
            Gaussian.blur(part, Math.max(1, block * 0.8));
        }
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double across = (column + 0.5) / width * 2 - 1;
                double down = (row + 0.5) / height * 2 - 1;
                float share = (float) Face.oval(across, down);
                int i = (y + row) * pixels.width() + x + column;
                pixels.argb()[i] = (pixels.argb()[i] & 0xFF000000)
                        | Colours.mix(pixels.argb()[i], part.argb()[row * width + column], share);
            }
        }
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of(style == Style.BLUR ? "faces.blurred" : "faces.pixelated");
    }
}
