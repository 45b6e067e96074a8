package app.pentimento.session;

import java.time.Instant;

/**
 * Why nothing comes from a turn's model for a while.
 *
 * @param reason {@code quota}, {@code overloaded} or {@code unreachable}
 * @param sentence the same for people, in English
 * @param until when the model is asked again
 */
public record TurnWait(String reason, String sentence, Instant until) {}
