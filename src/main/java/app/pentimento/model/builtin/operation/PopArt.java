package app.pentimento.model.builtin.operation;

/** The picture four times, each in a few loud colours. */
public record PopArt() implements Operation {
    private static final int[][] PALETTES = {
        {0x1B1464, 0xE6007E, 0xFF7F32, 0xFFF04D},
        {0x2B0A3D, 0x00A19B, 0xFF4F79, 0xFFE8C2},
        {0x0C2340, 0xF4364C, 0x3EC1F3, 0xF9F871},
        {0x3A0CA3, 0x4CC230, 0xFFB000, 0xFDF6E3},
    };

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        int width = pixels.width();
        int height = pixels.height();
        int columns = (width + 1) / 2;
        int rows = (height + 1) / 2;
        Pixels small = Scaling.copy(pixels, columns, rows);
        double unit = Math.max(0.6, small.diagonal() / 1200);
        EdgeAware.smooth(small, 14 * unit, 45, 2);
        Plane lines = Lines.draw(small, 1.1 * unit, 14, 0);
        float[] limits = limits(small);
        double dot = Math.max(3, small.diagonal() / 130);
        return PixelMap.apply(pixels, (x, y, p) -> {
            int sx = x % columns;
            int sy = y % rows;
            int palette = (x >= columns ? 1 : 0) + (y >= rows ? 2 : 0);
            int i = sy * columns + sx;
            float luma = Colours.luma(small.argb()[i]);
            int level = luma < limits[0] ? 0 : luma < limits[1] ? 1 : luma < limits[2] ? 2 : 3;
            int colour = PALETTES[palette][level];
            if (level == 2 && inDot(sx, sy, dot, (limits[2] - luma) / (limits[2] - limits[1] + 1))) {
                colour = PALETTES[palette][1];
            }
            return Colours.mix(PALETTES[palette][0], colour, lines.values()[i]);
        });
    }

    /** The lightness that splits the picture into four tones of about the same area. */
    private static float[] limits(Pixels small) {
        int[] counts = new int[256];
        for (int p : small.argb()) {
            counts[Colours.clampByte(Colours.luma(p))]++;
        }
        float[] limits = new float[3];
        double[] shares = {0.24, 0.5, 0.76};
        long sum = 0;
        int next = 0;
        for (int i = 0; i < 256 && next < 3; i++) {
            sum += counts[i];
            while (next < 3 && sum >= shares[next] * small.argb().length) {
                limits[next++] = i + 1f;
            }
        }
        return limits;
    }

    private static boolean inDot(int x, int y, double size, float share) {
        double u = (x + y) / size / 1.4142;
        double v = (x - y) / size / 1.4142;
        double du = u - Math.floor(u) - 0.5;
        double dv = v - Math.floor(v) - 0.5;
        return du * du + dv * dv < 0.3 * share * 0.9;
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("pop-art");
    }
}
