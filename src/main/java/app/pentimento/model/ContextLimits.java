package app.pentimento.model;

/**
 * How much one request to a model may hold.
 *
 * @param images pictures, all together
 * @param inlineBytes the size of the request, with pictures in base64
 * @param tokens what the model reads at once
 * @param heldFrom pictures of people with at least this many bytes take no room, because the backend can hold them
 */
public record ContextLimits(int images, long inlineBytes, int tokens, long heldFrom) {
    /** For a model that says nothing else. */
    public static final ContextLimits MODEST = new ContextLimits(3, 19_000_000, 32_768, Long.MAX_VALUE);
}
