package app.pentimento.keep;

/** A rectangle of a picture, in its pixels. */
public record Region(int x, int y, int width, int height) {}
