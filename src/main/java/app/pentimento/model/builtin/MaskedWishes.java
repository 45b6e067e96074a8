package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Apart;
import app.pentimento.model.builtin.operation.Backdrop;
import app.pentimento.model.builtin.operation.Brushed;
import app.pentimento.model.builtin.operation.Masked;
import app.pentimento.model.builtin.operation.OnFaces;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Retouch;
import app.pentimento.model.builtin.operation.Said;
import app.pentimento.model.builtin.words.Wish;
import java.util.List;

/** Keeps wishes within the mask that a person brushed. */
final class MaskedWishes {
    private MaskedWishes() {}

    /** The same wishes, each within the mask; what can only be done to a whole picture is declined. */
    static List<Wish> within(Pixels mask, List<Wish> wishes) {
        return wishes.stream().map(wish -> within(mask, wish)).toList();
    }

    private static Wish within(Pixels mask, Wish wish) {
        if (!(wish instanceof Wish.Do todo)) {
            return wish;
        }
        if (todo.operation() instanceof Retouch) {
            return new Wish.Do(Retouch.under(mask));
        }
        if (todo.operation() instanceof Apart apart) {
            return new Wish.Do(apart.within(Brushed.of(mask)));
        }
        if (todo.operation() instanceof OnFaces faces) {
            return new Wish.Do(Masked.of(faces.operation(), mask)); // what was brushed is the face
        }
        if (todo.operation() instanceof Backdrop backdrop) {
            return new Wish.Do(backdrop.within(Brushed.of(mask)));
        }
        return Masked.suits(todo.operation())
                ? new Wish.Do(Masked.of(todo.operation(), mask))
                : new Wish.Not(
                        "",
                        Wish.Why.INCOMPLETE,
                        Said.of("mask.whole", todo.operation().said()));
    }
}
