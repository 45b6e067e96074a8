package app.pentimento.image.vision;

/**
 * Values in rows, columns and channels; of weights, the rows and columns are those of the filter.
 *
 * @param values channel by channel within a column, column by column within a row
 */
@SuppressWarnings("ArrayRecordComponent") // a view of memory, never compared
record Tensor(float[] values, int rows, int columns, int channels) {
    static Tensor blank(int rows, int columns, int channels) {
        return new Tensor(new float[rows * columns * channels], rows, columns, channels);
    }

    /** Room of the same shape. */
    Tensor like() {
        return blank(rows, columns, channels);
    }
}
