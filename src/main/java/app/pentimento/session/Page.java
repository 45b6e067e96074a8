package app.pentimento.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a long list.
 *
 * @param next where the next piece starts; null after the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }
}
