package app.pentimento.model;

/**
 * What an answer offers to do instead of guessing.
 *
 * @param label what a button says that chooses it; empty where {@code generative}
 * @param prompt the request that chooses it
 * @param generative whether it takes a generative model: the server finds one, and says which
 */
public record Choice(String label, String prompt, boolean generative) {
    /** A request in other words, which the same model understands. */
    public static Choice of(String prompt) {
        return new Choice(prompt, prompt, false);
    }

    /** A request for whichever generative model is connected. */
    public static Choice generative(String prompt) {
        return new Choice("", prompt, true);
    }
}
