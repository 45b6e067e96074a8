package app.pentimento.model.builtin.operation;

import java.util.function.Consumer;

/**
 * The picture turned until its horizon is level, and cropped to what that leaves full. The tilt is that of the long
 * edges that are nearly level or upright.
 */
public record Straighten() implements Operation {
    private static final int SIDE = 512;
    private static final double MOST = 12;
    private static final int PER_DEGREE = 10;
    /** Less than this cannot be told from level. */
    private static final double LEAST = 0.5;

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return apply(pixels, note -> {});
    }

    @Override
    public Pixels apply(Pixels pixels, Consumer<LocalizedMessage> notes) throws InterruptedException {
        double tilt = tilt(pixels);
        if (Double.isNaN(tilt)) {
            throw new NothingFound(this, LocalizedMessage.of("no-horizon"));
        }
        if (Math.abs(tilt) < LEAST) {
            throw new NothingFound(this, LocalizedMessage.of("level"));
        }
        notes.accept(LocalizedMessage.of(
                "found.tilt",
                LocalizedMessage.plain(Math.abs(tilt)),
                LocalizedMessage.of(tilt > 0 ? "anticlockwise" : "clockwise")));
        return new Rotate(-tilt).apply(pixels);
    }

    /** By how many degrees the picture leans clockwise; not a number where no direction stands out. */
    private static double tilt(Pixels pixels) throws InterruptedException {
        double scale = Math.min(1, (double) SIDE / Math.max(pixels.width(), pixels.height()));
        Pixels small = Scaling.copy(
                pixels, Math.max(8, (int) (pixels.width() * scale)), Math.max(8, (int) (pixels.height() * scale)));
        Plane luma = Plane.luma(small);
        Gaussian.blur(luma, 1.6);
        double[] votes = votes(luma);
        int best = 0;
        double sum = 0;
        for (int i = 0; i < votes.length; i++) {
            sum += votes[i];
            best = votes[i] > votes[best] ? i : best;
        }
        boolean clear = votes[best] > 2.2 * sum / votes.length && best > 2 && best < votes.length - 3;
        if (!clear) {
            return Double.NaN;
        }
        double weight = 0;
        double mean = 0;
        for (int i = best - 3; i <= best + 3; i++) {
            weight += votes[i];
            mean += votes[i] * i;
        }
        return mean / weight / PER_DEGREE - MOST;
    }

    /** How much edge there is at each small angle to level, counting upright edges half. */
    private static double[] votes(Plane luma) {
        double[] votes = new double[(int) (2 * MOST * PER_DEGREE) + 1];
        int width = luma.width();
        for (int y = 2; y < luma.height() - 2; y++) {
            for (int x = 2; x < width - 2; x++) {
                int i = y * width + x;
                double dx = luma.values()[i + 1] - luma.values()[i - 1];
                double dy = luma.values()[i + width] - luma.values()[i - width];
                double strength = Math.hypot(dx, dy);
                if (strength > 8) {
                    boolean level = Math.abs(dy) > Math.abs(dx);
                    double angle = Math.toDegrees(level ? Math.atan2(-dx, dy) : Math.atan2(dy, dx));
                    double turned = angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle;
                    double at = (turned + MOST) * PER_DEGREE;
                    if (at >= 0 && at <= votes.length - 1) {
                        votes[(int) Math.round(at)] += Math.min(strength, 60) * (level ? 1 : 0.5);
                    }
                }
            }
        }
        double[] smooth = votes.clone();
        for (int i = 2; i < votes.length - 2; i++) {
            smooth[i] = (votes[i - 2] + 2 * votes[i - 1] + 3 * votes[i] + 2 * votes[i + 1] + votes[i + 2]) / 9;
        }
        return smooth;
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("straightened.auto");
    }
}
