package app.pentimento.session;

import java.time.Instant;

/**
 * Why nothing comes from a turn's model for a while.
 *
 * @param reason {@code quota}, {@code overloaded}, {@code unreachable} or {@code silent}
 * @param sentence the same for people, in English
 * @param until when the model is asked again, or given up
 */
public record TurnWait(String reason, String sentence, Instant until) {}
