package app.pentimento.model.builtin.operation;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/**
 * What is measured on a picture, put right: the tones fill the range, the mid-tones are neither dark nor pale, greys have
 * no colour cast, weak colours are a little stronger. All of it is held within limits, so that a picture of the night
 * stays one.
 *
 * @param strength 1 for what is usual
 */
public record Enhance(double strength) implements Operation {
    private static final int MOST_SAMPLES = 1_000_000;
    /** Of all pixels, those that may lie beyond either end of the range. */
    private static final double BEYOND = 0.004;

    private static final double MOST_BLACK = 0.18;
    private static final double MOST_WHITE = 0.3;
    private static final double MIDDLE = 0.45;
    private static final double VIBRANCE = 0.12;
    /** Of all pixels, those that must be nearly grey for a cast to be told from a colour. */
    private static final double GREYS = 0.05;
    /** How much of a cast is taken for one: light has a colour, too. */
    private static final double TRUST = 0.7;

    private static final double MOST_CAST = 1.15;

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return apply(pixels, note -> {});
    }

    @Override
    public Pixels apply(Pixels pixels, Consumer<LocalizedMessage> notes) throws InterruptedException {
        Measured measured = Measured.of(pixels);
        if (measured.change(1).isSlight()) {
            throw new NothingFound(this, LocalizedMessage.of("enhance.none"));
        }
        Change change = measured.change(strength);
        notes.accept(change.message());
        IntUnaryOperator shade = Objects.requireNonNull(change.shader().packed());
        PixelMap.apply(pixels, (x, y, p) -> shade.applyAsInt(p));
        return new Vibrance(VIBRANCE * strength).apply(pixels);
    }

    /**
     * What a picture is like.
     *
     * @param black its darkest tone, encoded, from 0 to 1, but for a few pixels
     * @param white its lightest
     * @param middle that which half of the pixels are darker than
     * @param red how much more red than green light its greys have, as a factor
     * @param blue how much more blue
     */
    private record Measured(double black, double white, double middle, double red, double blue) {
        static Measured of(Pixels pixels) {
            int[] argb = pixels.argb();
            int step = Math.max(1, argb.length / MOST_SAMPLES);
            int[] tones = new int[256];
            int count = 0;
            int greys = 0;
            double red = 0;
            double green = 0;
            double blue = 0;
            for (int i = 0; i < argb.length; i += step) {
                int p = argb[i];
                if (pixels.alpha() && p >>> 24 == 0) {
                    continue; // nobody sees it
                }
                tones[Math.round(Colours.luma(p))]++;
                count++;
                int r = (p >> 16) & 0xFF;
                int g = (p >> 8) & 0xFF;
                int b = p & 0xFF;
                int most = Math.max(r, Math.max(g, b));
                if (most > 38 && most < 248 && most - Math.min(r, Math.min(g, b)) <= most / 4) {
                    greys++;
                    red += Colours.linear(r / 255f);
                    green += Colours.linear(g / 255f);
                    blue += Colours.linear(b / 255f);
                }
            }
            boolean telling = greys > count * GREYS;
            return new Measured(
                    tone(tones, count * BEYOND),
                    tone(tones, count * (1 - BEYOND)),
                    tone(tones, count * 0.5),
                    telling ? red / green : 1,
                    telling ? blue / green : 1);
        }

        private static double tone(int[] tones, double below) {
            double sum = 0;
            for (int tone = 0; tone < tones.length; tone++) {
                sum += tones[tone];
                if (sum > below) {
                    return tone / 255.0;
                }
            }
            return 1;
        }

        Change change(double strength) {
            double bottom = Math.min(black, MOST_BLACK) * Math.min(1, strength);
            double top = 1 - Math.min(1 - white, MOST_WHITE) * Math.min(1, strength);
            double between = Math.clamp((middle - bottom) / (top - bottom), 0.05, 0.95);
            double ideal = Math.log(MIDDLE) / Math.log(between);
            double lift = Math.clamp((between - 0.08) * 5, 0, 1); // what is nearly all black is meant to be
            return new Change(
                    bottom,
                    top,
                    Math.clamp(1 + (ideal - 1) * 0.5 * lift * strength, 0.75, 1.3),
                    Math.clamp(Math.pow(red, -TRUST * strength), 1 / MOST_CAST, MOST_CAST),
                    Math.clamp(Math.pow(blue, -TRUST * strength), 1 / MOST_CAST, MOST_CAST));
        }
    }

    /**
     * What is to be done.
     *
     * @param black the encoded tone that becomes black
     * @param white the one that becomes white
     * @param power what encoded tones between are raised to
     * @param red the factor of red light
     * @param blue the factor of blue light
     */
    private record Change(double black, double white, double power, double red, double blue) {
        boolean isSlight() {
            return black < 0.012
                    && white > 0.988
                    && Math.abs(power - 1) < 0.03
                    && Math.abs(red - 1) < 0.015
                    && Math.abs(blue - 1) < 0.015;
        }

        ColourChange.Shader shader() {
            double light = 0.2126 * red + 0.7152 + 0.0722 * blue;
            return Curve.onChannels(curve(red / light), curve(1 / light), curve(blue / light));
        }

        private Curve curve(double factor) {
            return new Curve(v -> {
                double lit = Colours.encoded((float) (Colours.linear((float) v) * factor));
                return Math.pow(Math.clamp((lit - black) / (white - black), 0, 1), power);
            });
        }

        LocalizedMessage message() {
            return LocalizedMessage.of(
                    "found.tones",
                    LocalizedMessage.plain(100 * black),
                    LocalizedMessage.plain(100 * white),
                    LocalizedMessage.plain(1 / power),
                    LocalizedMessage.percent(red - 1),
                    LocalizedMessage.percent(blue - 1));
        }
    }

    @Override
    public Enhance scaled(double factor) {
        return new Enhance(Math.clamp(strength * factor, 0.1, 2));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("enhanced", Math.round(100 * strength) + "%");
    }
}
