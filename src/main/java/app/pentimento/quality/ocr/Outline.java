package app.pentimento.quality.ocr;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The smallest rectangle, slanted or not, around points. */
final class Outline {
    private record Point(int x, int y) {}

    private final List<Point> points = new ArrayList<>();

    /** Adds a point. */
    void add(int x, int y) {
        points.add(new Point(x, y));
    }

    /** The rectangle, the longer side as its width unless it stands nearly upright; null without points. */
    @Nullable
    TextBox box() {
        List<Point> hull = hull();
        TextBox best = null;
        for (int i = 0; i < hull.size(); i++) {
            Point from = hull.get(i);
            Point to = hull.get((i + 1) % hull.size());
            TextBox box = along(hull, Math.atan2(to.y - from.y, to.x - from.x));
            if (best == null || box.width() * box.height() < best.width() * best.height()) {
                best = box;
            }
        }
        return best;
    }

    /** The rectangle with one side in this direction, named so that its angle is within an eighth turn. */
    private static TextBox along(List<Point> hull, double direction) {
        double angle = direction - Math.PI / 2 * Math.rint(direction / (Math.PI / 2));
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (Point p : hull) {
            double u = p.x * cos + p.y * sin;
            double v = -p.x * sin + p.y * cos;
            left = Math.min(left, u);
            right = Math.max(right, u);
            top = Math.min(top, v);
            bottom = Math.max(bottom, v);
        }
        double u = (left + right) / 2;
        double v = (top + bottom) / 2;
        return new TextBox(u * cos - v * sin, u * sin + v * cos, right - left + 1, bottom - top + 1, angle);
    }

    /** The corners around all points: Andrew's monotone chain. */
    private List<Point> hull() {
        List<Point> sorted = points.stream()
                .distinct()
                .sorted((a, b) -> a.x != b.x ? Integer.compare(a.x, b.x) : Integer.compare(a.y, b.y))
                .toList();
        if (sorted.size() < 3) {
            return sorted;
        }
        List<Point> hull = new ArrayList<>();
        half(sorted, hull);
        half(sorted.reversed(), hull);
        return hull;
    }

    private static void half(List<Point> sorted, List<Point> hull) {
        int start = hull.size();
        for (Point p : sorted) {
            while (hull.size() - start >= 2 && turn(hull.get(hull.size() - 2), hull.getLast(), p) <= 0) {
                hull.removeLast();
            }
            hull.add(p);
        }
        hull.removeLast(); // the other half begins with it
    }

    private static long turn(Point a, Point b, Point c) {
        return (long) (b.x - a.x) * (c.y - a.y) - (long) (b.y - a.y) * (c.x - a.x);
    }
}
