package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.words.Token.Kind;
import java.util.List;

/** Several pictures in one. */
final class JoinReader implements Reader {
    @Override
    public List<Wish> read(Clause clause) {
        if (clause.hasKind(Kind.QUOTE)) {
            return List.of();
        }
        Wish.Layout layout = clause.take("before-after")
                ? Wish.Layout.BEFORE_AFTER
                : clause.take("side-by-side")
                        ? Wish.Layout.ROW
                        : clause.take("stacked")
                                ? Wish.Layout.COLUMN
                                : clause.take("collage") ? Wish.Layout.GRID : null;
        if (layout == null) {
            return List.of();
        }
        clause.take("side-by-side", "collage", "stacked", "add", "another", "version", "original");
        clause.takeKind(Kind.NUMBER);
        return List.of(new Wish.Join(layout));
    }
}
