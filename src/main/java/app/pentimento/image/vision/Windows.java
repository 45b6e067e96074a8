package app.pentimento.image.vision;

/**
 * How a window moves over a picture along one side.
 *
 * @param size of the window
 * @param step from one place to the next
 * @param before how far the first window reaches beyond the edge
 * @param count how many places there are
 */
record Windows(int size, int step, int before, int count) {
    /** Windows over a side of this length; {@code same} lets them reach beyond its ends, so that none of it is lost. */
    static Windows over(int length, int size, int step, boolean same) {
        int count = same ? (length + step - 1) / step : (length - size + step) / step;
        int beyond = same ? Math.max(0, (count - 1) * step + size - length) : 0;
        return new Windows(size, step, beyond / 2, count);
    }

    /** Where a window starts; below 0 where it reaches beyond the edge. */
    int start(int place) {
        return place * step - before;
    }
}
