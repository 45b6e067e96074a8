package app.pentimento.session;

import org.jspecify.annotations.Nullable;

/**
 * What a turn's answer offers to do instead of guessing.
 *
 * @param label what a button says that chooses it
 * @param prompt the request that chooses it
 * @param model the model to ask; null for the one that answered, or, where {@code generative}, because no generative
 *     model was connected when it was offered
 * @param generative whether it takes a generative model, whichever is connected
 */
public record TurnChoice(
        String label, String prompt, @Nullable String model, boolean generative) {}
