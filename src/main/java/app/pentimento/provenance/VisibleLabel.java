package app.pentimento.provenance;

/** A label drawn into a picture: its words and the box that they fill, in pixels from the top left. */
public record VisibleLabel(String text, int x, int y, int width, int height) {}
