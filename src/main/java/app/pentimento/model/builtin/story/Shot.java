package app.pentimento.model.builtin.story;

import java.util.List;

/** How near a picture of a story is, as film makers call it. */
enum Shot {
    /** All of the photo that fits into the shape. */
    WIDE,
    /** A part where the subject is not. */
    SURROUNDINGS,
    /** The subject with room around it. */
    APPROACH,
    /** The face, or the middle of the subject. */
    CLOSE,
    /** Where there is most to see, away from the face. */
    DETAIL,
    /** From further off again, the subject to one side. */
    FAREWELL;

    /** The shots of a story in so many pictures, from 2 to as many as there are shots. */
    static List<Shot> of(int count) {
        return switch (count) {
            case 2 -> List.of(WIDE, CLOSE);
            case 3 -> List.of(WIDE, CLOSE, FAREWELL);
            case 4 -> List.of(WIDE, APPROACH, CLOSE, FAREWELL);
            case 5 -> List.of(WIDE, APPROACH, CLOSE, DETAIL, FAREWELL);
            default -> List.of(values());
        };
    }
}
