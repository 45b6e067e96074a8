package app.pentimento.keep;

/** How visible the border of what was put into a picture is. */
final class Seams {
    private Seams() {}

    /**
     * How steep the composed picture is along the border of what was put in, beside how steep the picture itself is there.
     * The border is what lies near both a pixel that was written and one that was not, where nothing was asked to change.
     */
    static double ratio(Pair pair, Scene made) {
        int w = made.width;
        int h = made.height;
        boolean[] written = new boolean[w * h];
        for (int i = 0; i < written.length; i++) {
            for (int c = 0; c < 3; c++) {
                written[i] |= made.planes[c][i] != pair.before().planes[c][i];
            }
        }
        // pixels that happen to be the same are no border
        written = Areas.closed(written, w, h, 3);
        boolean[] kept = new boolean[w * h];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = !written[i];
        }
        int reach = Math.max(3, Math.max(w, h) / 200);
        float[] toWritten = Areas.distance(written, w, h);
        float[] toKept = Areas.distance(kept, w, h);
        double now = 0;
        double own = 0;
        for (int y = 0; y < h - 1; y++) {
            for (int x = 0; x < w - 1; x++) {
                int i = y * w + x;
                boolean border = toWritten[i] <= reach && toKept[i] <= reach;
                if (border && pair.unasked(i) && pair.unasked(i + 1) && pair.unasked(i + w)) {
                    now += steep(made, i, w);
                    own += steep(pair.before(), i, w);
                }
            }
        }
        return own == 0 ? 1 : now / own;
    }

    private static double steep(Scene scene, int i, int w) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            float here = scene.planes[c][i];
            sum += Math.hypot(scene.planes[c][i + 1] - here, scene.planes[c][i + w] - here);
        }
        return sum;
    }
}
