package app.pentimento.session;

/**
 * Why a turn failed.
 *
 * @param message in plain words, with what to do
 * @param retryable whether the same turn may succeed later
 */
public record TurnError(String code, String message, boolean retryable) {}
