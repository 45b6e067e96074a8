package app.pentimento.model.builtin.words;

/**
 * A word or phrase with what it means.
 *
 * @param kind what sort of thing it is
 * @param id the meaning of a concept, the name of a colour, the words of a quote, or the word itself
 * @param value the number of a number, the width of a ratio or size, the packed value of a colour
 * @param second the height of a ratio or size
 * @param from where it starts in the prompt
 * @param to where it ends, exclusive
 */
record Token(Kind kind, String id, double value, double second, int from, int to) {
    enum Kind {
        CONCEPT,
        NUMBER,
        PERCENT,
        PIXELS,
        DEGREES,
        TIMES,
        STOPS,
        RATIO,
        SIZE,
        COLOUR,
        QUOTE,
        BREAK,
        FILLER,
        /** A word that nothing accounts for. */
        WORD
    }

    static Token of(Kind kind, String id, int from, int to) {
        return new Token(kind, id, 0, 0, from, to);
    }

    boolean is(String concept) {
        return kind == Kind.CONCEPT && id.equals(concept);
    }
}
