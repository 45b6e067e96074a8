package app.pentimento.model.builtin.operation;

/** One value per pixel: lightness, or a mask from 0 (not at all) to 1 (fully). */
@SuppressWarnings("ArrayRecordComponent") // a view of memory, never compared
record Plane(float[] values, int width, int height) {
    static Plane blank(int width, int height) {
        return new Plane(new float[width * height], width, height);
    }

    /** The encoded lightness of each pixel, from 0 to 255. */
    static Plane luma(Pixels pixels) throws InterruptedException {
        int[] argb = pixels.argb();
        float[] values = new float[argb.length];
        int width = pixels.width();
        Bands.each(pixels.height(), 64, (from, to) -> {
            for (int i = from * width, end = to * width; i < end; i++) {
                values[i] = Colours.luma(argb[i]);
            }
        });
        return new Plane(values, width, pixels.height());
    }

    /** Mixes another state of a picture into it, in place, by this mask, or by what it leaves out; alpha stays. */
    void blend(Pixels into, Pixels other, boolean outside) throws InterruptedException {
        int[] before = into.argb();
        int[] after = other.argb();
        Bands.each(height, 32, (from, to) -> {
            for (int i = from * width, end = to * width; i < end; i++) {
                float share = outside ? 1 - values[i] : values[i];
                if (share > 0) {
                    before[i] = (before[i] & 0xFF000000) | Colours.mix(before[i], after[i], share);
                }
            }
        });
    }

    Plane copy() {
        return new Plane(values.clone(), width, height);
    }
}
