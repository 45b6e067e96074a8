package app.pentimento.quality.ocr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where there is text, pixel by pixel, as the detection network says it (differentiable binarization): the middle of each
 * line, shrunk, so that lines close to each other stay apart.
 *
 * @param shares how sure it is of each pixel, from 0 to 1, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // worked on, never compared
record TextMap(float[] shares, int width, int height) {
    private static final double TEXT = 0.3;
    private static final double SURE = 0.5;
    /** By how much the network's shapes are shrunk: area to circumference, times this. */
    private static final double SHRUNK = 1.6;

    private static final int SMALLEST = 3;
    private static final int MOST = 400;

    /** The lines' boxes, in pixels of this map. */
    List<TextBox> boxes() {
        boolean[] seen = new boolean[shares.length];
        List<TextBox> boxes = new ArrayList<>();
        for (int start = 0; start < shares.length && boxes.size() < MOST; start++) {
            if (!seen[start] && shares[start] > TEXT) {
                Area area = area(start, seen);
                TextBox box = area.outline.box();
                if (box != null && Math.min(box.width(), box.height()) >= SMALLEST && area.sum / area.pixels >= SURE) {
                    double shrunk = box.width() * box.height() * SHRUNK / (2 * (box.width() + box.height()));
                    boxes.add(box.grown(shrunk));
                }
            }
        }
        return boxes;
    }

    /** Pixels that hang together. */
    private static final class Area {
        final Outline outline = new Outline();
        double sum;
        int pixels;
    }

    private Area area(int start, boolean[] seen) {
        Area area = new Area();
        Deque<Integer> next = new ArrayDeque<>();
        seen[start] = true;
        next.add(start);
        while (!next.isEmpty()) {
            int at = next.remove();
            int x = at % width;
            int y = at / width;
            area.sum += shares[at];
            area.pixels++;
            if (edge(x, y)) {
                area.outline.add(x, y);
            }
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    if (text(x + dx, y + dy)) {
                        int to = at + dy * width + dx;
                        if (!seen[to]) {
                            seen[to] = true;
                            next.add(to);
                        }
                    }
                }
            }
        }
        return area;
    }

    private boolean edge(int x, int y) {
        return !text(x - 1, y) || !text(x + 1, y) || !text(x, y - 1) || !text(x, y + 1);
    }

    private boolean text(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && shares[y * width + x] > TEXT;
    }
}
