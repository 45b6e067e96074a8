package app.pentimento.keep;

/**
 * How an answer had to be laid over the picture: brought to the picture's size, made {@code scale} times as large about
 * the middle, and moved.
 *
 * @param dx to the right, in pixels of the picture
 * @param dy down, in pixels of the picture
 */
public record Aligned(double dx, double dy, double scale) {}
