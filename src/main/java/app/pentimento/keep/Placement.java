package app.pentimento.keep;

/**
 * Where each place of a picture is found in an answer: {@code x' = xx x + xy y + x0}, {@code y' = yx x + yy y + y0}, in
 * pixels, the middle of the first one at 0.5.
 */
record Placement(double xx, double xy, double x0, double yx, double yy, double y0) {
    double x(double x, double y) {
        return xx * x + xy * y + x0;
    }

    double y(double x, double y) {
        return yx * x + yy * y + y0;
    }

    /** The same where the picture and the answer are so many times as wide and as high. */
    Placement scaled(double pictureX, double pictureY, double answerX, double answerY) {
        return new Placement(
                xx * answerX / pictureX,
                xy * answerX / pictureY,
                x0 * answerX,
                yx * answerY / pictureX,
                yy * answerY / pictureY,
                y0 * answerY);
    }

    /** How many pixels of the answer one pixel of the picture is long. */
    double density() {
        return Math.sqrt(Math.abs(xx * yy - xy * yx));
    }

    /** How the answer has to be laid over the picture, in words for people. */
    Aligned told(int width, int height, int answerWidth, int answerHeight) {
        double perX = (double) width / answerWidth;
        double perY = (double) height / answerHeight;
        double dx = width / 2.0 - x(width / 2.0, height / 2.0) * perX;
        double dy = height / 2.0 - y(width / 2.0, height / 2.0) * perY;
        return new Aligned(dx, dy, 1 / (density() * Math.sqrt(perX * perY)));
    }

    /** How much longer the picture is drawn one way than the other in the answer: 1 where it is not squeezed. */
    double squeeze() {
        return Math.hypot(xx, yx) / Math.hypot(xy, yy);
    }

    /** How far it is turned, in radians. */
    double turn() {
        return Math.atan2(yx - xy, xx + yy);
    }
}
