package app.pentimento.model.builtin.operation;

/**
 * More contrast between neighbouring areas, which makes a picture look clearer without making it brighter or darker.
 *
 * @param amount from -1, dreamy, to 2
 */
public record Clarity(double amount) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        Plane areas = Plane.luma(pixels);
        Gaussian.blur(areas, pixels.diagonal() * 0.012);
        int width = pixels.width();
        float share = (float) amount * 0.7f;
        return PixelMap.apply(pixels, (x, y, p) -> {
            float luma = Colours.luma(p);
            float difference = luma - areas.values()[y * width + x];
            // Strong edges gain less, or they would get halos; so do black and white.
            float soft = difference / (1 + Math.abs(difference) / 40);
            float middle = 1 - Math.abs(luma / 127.5f - 1) * 0.6f;
            return PixelMap.lightened(p, soft * share * middle);
        });
    }

    @Override
    public Clarity scaled(double factor) {
        return new Clarity(Math.clamp(amount * factor, -1, 2));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("clarity", LocalizedMessage.percent(amount));
    }
}
