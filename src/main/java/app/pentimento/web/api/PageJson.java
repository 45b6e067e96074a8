package app.pentimento.web.api;

import app.pentimento.session.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A piece of a list in the API, and the cursor of the next one. */
public record PageJson<T>(List<T> items, @Nullable String next) {
    static <S, T> PageJson<T> of(Page<S> page, Function<S, T> item) {
        return new PageJson<>(page.items().stream().map(item).toList(), page.next());
    }
}
