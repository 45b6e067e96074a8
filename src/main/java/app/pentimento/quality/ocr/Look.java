package app.pentimento.quality.ocr;

/** From how far a picture is looked at: how long the copy is on which lines of text are looked for. */
public enum Look {
    /** For all but huge letters. Those of a small picture are made larger, and memory is bounded. */
    CLOSE(736, 960),
    /** For letters that fill a poster. */
    FAR(320, 320);

    private final int least;
    private final int most;

    Look(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** The longer side of the copy, in pixels, of a picture whose longer side is so long. */
    int side(int longer) {
        return Math.clamp(longer, least, most);
    }
}
