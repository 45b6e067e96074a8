package app.pentimento.provenance;

/** The rectangle of a picture in which something of a model's answer was put, soft edge included; in pixels. */
public record TakenRegion(int x, int y, int width, int height) {}
