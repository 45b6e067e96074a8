package app.pentimento.session;

import app.pentimento.account.Viewer;

/** Which rows a viewer sees, as conditions in SQL. Their parameter is {@code :viewer}, the viewer's id. */
public final class Visible {
    private Visible() {}

    /** The condition for a session of this alias. */
    public static String session(Viewer viewer, String alias) {
        return switch (viewer.reach()) {
            case EVERYTHING -> "true";
            case ACCOUNT ->
                "(%1$s.owner_id = :viewer or exists (select 1 from session_share h where h.session_id = %1$s.id and h.account_id = :viewer))"
                        .formatted(alias);
            case SESSION -> alias + ".id = :viewer";
            case NOTHING -> "false";
        };
    }

    /** The condition for an image of this alias: one's own, or one that a session shows which the viewer sees. */
    static String image(Viewer viewer, String alias) {
        if (viewer.reach() == Viewer.Reach.EVERYTHING) {
            return "true";
        }
        String shown = """
                exists (select 1 from turn vt join session vs on vs.id = vt.session_id where %2$s and (
                    vt.id in (select vp.turn_id from part vp where vp.image_id = %1$s.id)
                    or vt.id in (select vn.turn_id from turn_input vn where vn.image_id = %1$s.id)
                    or vt.mask_image_id = %1$s.id))
                """.formatted(alias, session(viewer, "vs"));
        return "(" + viewer.owns(alias + ".owner_id") + " or " + shown + ")";
    }
}
