package app.pentimento.provenance.visible;

/** A label drawn into a picture: its words, and the box that it covers, in pixels from the top left. */
public record VisibleLabel(String text, int x, int y, int width, int height) {}
