package app.pentimento.image;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;

/** Turns stored pixels upright as they are: same colours, same depth, nothing computed. */
final class Turning {
    private Turning() {}

    static BufferedImage upright(BufferedImage from, Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return from;
        }
        int width = from.getWidth();
        int height = from.getHeight();
        boolean swap = orientation.swapsSides();
        WritableRaster source = from.getRaster();
        WritableRaster target = source.createCompatibleWritableRaster(swap ? height : width, swap ? width : height);
        Orientation.Steps steps = orientation.steps(width, height);
        int bands = source.getNumBands();
        int[] row = new int[width * bands];
        for (int y = 0; y < height; y++) {
            source.getPixels(source.getMinX(), source.getMinY() + y, width, 1, row);
            if (steps.rowX() < 0 || steps.rowY() < 0) {
                reverse(row, bands);
            }
            if (swap) {
                target.setPixels(steps.x() + y * steps.columnX(), 0, 1, width, row);
            } else {
                target.setPixels(0, steps.y() + y * steps.columnY(), width, 1, row);
            }
        }
        return new BufferedImage(from.getColorModel(), target, from.isAlphaPremultiplied(), null);
    }

    private static void reverse(int[] row, int bands) {
        for (int i = 0, j = row.length - bands; i < j; i += bands, j -= bands) {
            for (int band = 0; band < bands; band++) {
                int kept = row[i + band];
                row[i + band] = row[j + band];
                row[j + band] = kept;
            }
        }
    }
}
