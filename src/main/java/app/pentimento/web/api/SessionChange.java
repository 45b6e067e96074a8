package app.pentimento.web.api;

import app.pentimento.session.Sessions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PATCH /sessions/{id}}; what is not named is left as it is.
 *
 * @param movesHead whether {@code headTurnId} was named: null is a place for the head as well
 */
record SessionChange(
        @Nullable String title,
        @Nullable Boolean archived,
        @Nullable Boolean pinned,
        @Nullable String model,
        boolean movesHead,
        @Nullable String headTurnId) {
    private static final int LONGEST_MODEL = 200;

    static SessionChange of(Map<String, @Nullable Object> body) {
        return new SessionChange(
                title(body),
                flag(body, "archived"),
                flag(body, "pinned"),
                model(body),
                body.containsKey("headTurnId"),
                head(body));
    }

    /** A title without space at its ends, checked. */
    static String checkedTitle(String title) {
        String bare = title.strip();
        if (bare.length() > Sessions.MAX_TITLE) {
            throw new InvalidRequest(
                    "title",
                    "The title has %d characters; at most %d are allowed."
                            .formatted(bare.length(), Sessions.MAX_TITLE));
        }
        return bare;
    }

    private static @Nullable String title(Map<String, @Nullable Object> body) {
        if (!body.containsKey("title")) {
            return null;
        }
        if (body.get("title") instanceof String title) {
            return checkedTitle(title);
        }
        throw new InvalidRequest("title", "The title must be text.");
    }

    private static @Nullable Boolean flag(Map<String, @Nullable Object> body, String name) {
        if (!body.containsKey(name)) {
            return null;
        }
        if (body.get(name) instanceof Boolean flag) {
            return flag;
        }
        throw new InvalidRequest(name, "%s must be true or false.".formatted(name));
    }

    private static @Nullable String model(Map<String, @Nullable Object> body) {
        if (!body.containsKey("model")) {
            return null;
        }
        if (body.get("model") instanceof String model && !model.isBlank() && model.length() <= LONGEST_MODEL) {
            return model;
        }
        throw new InvalidRequest("model", "model must be the id of a model, such as builtin:studio.");
    }

    private static @Nullable String head(Map<String, @Nullable Object> body) {
        Object head = body.get("headTurnId");
        if (head == null || head instanceof String) {
            return (String) head;
        }
        throw new InvalidRequest("headTurnId", "headTurnId must be the id of a turn, or null.");
    }
}
