package app.pentimento.quality.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A rectangle around a line of text, which may be slanted; in pixels.
 *
 * @param x of its middle
 * @param y of its middle
 * @param width along the line
 * @param height across it
 * @param angle of the line, in radians, clockwise from the horizontal; within a quarter turn either way
 */
record TextBox(double x, double y, double width, double height, double angle) {
    /** Of two lines in one row, so much of the lower height has to overlap. */
    private static final double ONE_ROW = 0.5;

    TextBox grown(double each) {
        return new TextBox(x, y, width + 2 * each, height + 2 * each, angle);
    }

    TextBox scaled(double across, double down) {
        // scales are nearly the same both ways, so that the rectangle stays one
        return new TextBox(x * across, y * down, width * across, height * down, angle);
    }

    private double top() {
        return y - height / 2;
    }

    private double bottom() {
        return y + height / 2;
    }

    private boolean inRowWith(TextBox other) {
        double shared = Math.min(bottom(), other.bottom()) - Math.max(top(), other.top());
        return shared > ONE_ROW * Math.min(height, other.height);
    }

    /** As they are read: row by row, and in each from left to right. */
    static List<TextBox> inReadingOrder(List<TextBox> boxes) {
        List<TextBox> left = new ArrayList<>(boxes);
        left.sort(Comparator.comparingDouble(TextBox::y));
        List<TextBox> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            TextBox first = left.getFirst();
            List<TextBox> row = left.stream().filter(first::inRowWith).toList();
            left.removeAll(row);
            row.stream().sorted(Comparator.comparingDouble(TextBox::x)).forEach(ordered::add);
        }
        return ordered;
    }
}
