package app.pentimento.model.builtin.operation;

/** Lines as a pen would draw them: extended differences of Gaussians (Winnemöller 2011). */
final class Lines {
    /** Below this, a line is as black as it gets. */
    private static final float BLACK = -90;

    private static final double WIDER = 1.6;
    private static final Curve SOFT = new Curve(share -> 1 + Math.tanh(share * BLACK * 0.045));

    private Lines() {}

    /** How far a line depends on pixels around it. */
    static int reach(double sigma) {
        return Gaussian.reach(sigma * WIDER);
    }

    /**
     * How white each pixel stays, from 0 (a line) to 1 (paper).
     *
     * @param sigma the width of the finest line, in pixels
     * @param sharpness how strongly edges count, about 10 to 60
     * @param darkness of 255: areas darker than this fill with ink; 0 or less draws lines alone
     */
    static Plane draw(Pixels pixels, double sigma, double sharpness, double darkness) throws InterruptedException {
        Plane fine = Plane.luma(pixels);
        Plane coarse = fine.copy();
        Gaussian.blur(fine, sigma);
        Gaussian.blur(coarse, sigma * WIDER);
        float[] values = fine.values();
        float[] wide = coarse.values();
        int width = fine.width();
        float p = (float) sharpness;
        Bands.each(fine.height(), 64, (from, to) -> {
            for (int i = from * width, end = to * width; i < end; i++) {
                float edge = (values[i] - wide[i]) * p;
                float level = darkness > 0 ? (float) (values[i] + edge - darkness) : edge + 14;
                values[i] = level >= 0 ? 1 : SOFT.at(level / BLACK);
            }
        });
        return fine;
    }
}
