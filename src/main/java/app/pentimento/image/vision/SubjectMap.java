package app.pentimento.image.vision;

/**
 * Where a picture's subject is, coarsely.
 *
 * @param values from 0, behind it, to 1, a part of it, row by row
 * @param width how many values a row has; the map has the picture's shape
 */
@SuppressWarnings("ArrayRecordComponent") // a view of memory, never compared
public record SubjectMap(float[] values, int width, int height) {
    /** The share of the picture that the subject fills. */
    public double share() {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The smallest part of the picture that holds the subject, but for a few stray values; in shares of its sides. */
    public Face box() {
        int[] columns = new int[width];
        int[] rows = new int[height];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0.5f) {
                columns[i % width]++;
                rows[i / width]++;
                count++;
            }
        }
        int stray = count / 200;
        int left = first(columns, stray);
        int top = first(rows, stray);
        int right = last(columns, stray);
        int bottom = last(rows, stray);
        return new Face(
                (double) left / width,
                (double) top / height,
                (double) (right - left + 1) / width,
                (double) (bottom - top + 1) / height,
                1);
    }

    private static int first(int[] counts, int stray) {
        int seen = counts[0];
        int at = 0;
        while (at < counts.length - 1 && seen <= stray) {
            seen += counts[++at];
        }
        return at;
    }

    private static int last(int[] counts, int stray) {
        int at = counts.length - 1;
        int seen = counts[at];
        while (at > 0 && seen <= stray) {
            seen += counts[--at];
        }
        return at;
    }
}
