package app.pentimento.standin;

/** The APIs through which the stand-in answers for Gemini's models. */
enum Api {
    INTERACTIONS("interactions"),
    GENERATE_CONTENT("generate-content");

    /** What the settings of the product call it. */
    final String word;

    Api(String word) {
        this.word = word;
    }
}
