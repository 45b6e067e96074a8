package app.pentimento.keep;

/** Fills what is not known of a plane from what is known around it, smoothly: halved until all is known, and back. */
final class Fill {
    private Fill() {}

    /**
     * Fills a plane.
     *
     * @param known how well each place is known, from 0 to 1
     */
    static float[] smooth(float[] plane, float[] known, int width, int height) {
        if (width <= 2 || height <= 2) {
            double sum = 0;
            double all = 1e-9;
            for (int i = 0; i < plane.length; i++) {
                sum += plane[i] * known[i];
                all += known[i];
            }
            float mean = (float) (sum / all);
            float[] to = new float[plane.length];
            for (int i = 0; i < to.length; i++) {
                to[i] = plane[i] * known[i] + mean * (1 - known[i]);
            }
            return to;
        }
        int w = (width + 1) / 2;
        int h = (height + 1) / 2;
        float[] half = new float[w * h];
        float[] halfKnown = new float[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                float sum = 0;
                float all = 0;
                for (int k = 0; k < 4; k++) {
                    int fromX = Math.min(width - 1, 2 * x + (k & 1));
                    int fromY = Math.min(height - 1, 2 * y + (k >> 1));
                    int i = fromY * width + fromX;
                    sum += plane[i] * known[i];
                    all += known[i];
                }
                half[y * w + x] = all == 0 ? 0 : sum / all;
                halfKnown[y * w + x] = Math.min(1, all);
            }
        }
        float[] coarse = smooth(half, halfKnown, w, h);
        float[] to = new float[plane.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                float from = known[i] >= 1 ? 0 : Filters.at(coarse, w, h, (x - 0.5) / 2, (y - 0.5) / 2);
                to[i] = plane[i] * known[i] + from * (1 - known[i]);
            }
        }
        return to;
    }
}
