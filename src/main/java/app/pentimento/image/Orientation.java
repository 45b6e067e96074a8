package app.pentimento.image;

import app.pentimento.image.container.BrokenFile;
import app.pentimento.image.container.Range;
import app.pentimento.image.container.Tiff;

/** How a stored picture is to be turned to stand upright: the eight values of EXIF's Orientation, in their order. */
enum Orientation {
    UPRIGHT(false),
    MIRRORED(false),
    UPSIDE_DOWN(false),
    FLIPPED(false),
    TRANSPOSED(true),
    TURN_RIGHT(true),
    TRANSVERSED(true),
    TURN_LEFT(true);

    private final boolean swapsSides;

    Orientation(boolean swapsSides) {
        this.swapsSides = swapsSides;
    }

    /** The orientation that an EXIF block tells; upright where it tells none or is broken, as viewers do. */
    static Orientation ofExif(byte[] file, Range block) {
        try {
            Tiff tiff = Tiff.read(file, block);
            return of(tiff.number(tiff.first(), Tiff.ORIENTATION, 1));
        } catch (BrokenFile e) {
            return UPRIGHT;
        }
    }

    static Orientation of(long exif) {
        return exif >= 1 && exif <= values().length ? values()[(int) exif - 1] : UPRIGHT;
    }

    /** Whether width and height change places. */
    boolean swapsSides() {
        return swapsSides;
    }

    /** Where a stored row starts in the upright picture, and how a step along the row moves there. */
    Steps steps(int width, int height) {
        return switch (this) {
            case UPRIGHT -> new Steps(0, 0, 1, 0, 0, 1);
            case MIRRORED -> new Steps(width - 1, 0, -1, 0, 0, 1);
            case UPSIDE_DOWN -> new Steps(width - 1, height - 1, -1, 0, 0, -1);
            case FLIPPED -> new Steps(0, height - 1, 1, 0, 0, -1);
            case TRANSPOSED -> new Steps(0, 0, 0, 1, 1, 0);
            case TURN_RIGHT -> new Steps(height - 1, 0, 0, 1, -1, 0);
            case TRANSVERSED -> new Steps(height - 1, width - 1, 0, -1, -1, 0);
            case TURN_LEFT -> new Steps(0, width - 1, 0, -1, 1, 0);
        };
    }

    /**
     * Where stored pixels go: the first one to ({@code x}, {@code y}), each next one of its row further by
     * ({@code rowX}, {@code rowY}), each next one of its column further by ({@code columnX}, {@code columnY}).
     */
    record Steps(int x, int y, int rowX, int rowY, int columnX, int columnY) {}
}
