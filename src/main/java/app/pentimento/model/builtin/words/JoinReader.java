package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.words.Token.Kind;
import java.util.List;

/** Several pictures in one. */
final class JoinReader implements Reader {
    @Override
    public List<EditIntent> read(Clause clause) {
        if (clause.hasKind(Kind.QUOTE)) {
            return List.of();
        }
        EditIntent.Layout layout = clause.take("before-after")
                ? EditIntent.Layout.BEFORE_AFTER
                : clause.take("side-by-side")
                        ? EditIntent.Layout.ROW
                        : clause.take("stacked")
                                ? EditIntent.Layout.COLUMN
                                : clause.take("collage") ? EditIntent.Layout.GRID : null;
        if (layout == null) {
            return List.of();
        }
        clause.take("side-by-side", "collage", "stacked", "add", "another", "version", "original");
        clause.takeKind(Kind.NUMBER);
        return List.of(new EditIntent.Join(layout));
    }
}
