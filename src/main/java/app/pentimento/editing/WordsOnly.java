package app.pentimento.editing;

/** A model that makes pictures from words alone was asked about a picture, with one that can edit it. */
public final class WordsOnly extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String offer;

    /**
     * A refusal.
     *
     * @param model the name of the model that was asked, for people
     * @param other that of one that can edit
     * @param offer its id
     */
    WordsOnly(String model, String other, String offer) {
        super(("%s only makes pictures from text and cannot edit the picture of this session. Use %s "
                        + "instead, or start a new session.")
                .formatted(model, other));
        this.offer = offer;
    }

    /** The id of a model that can edit the picture. */
    public String offer() {
        return offer;
    }
}
