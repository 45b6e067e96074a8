package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Film;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Moods by the names that the lexicon gives them: {@code film-golden-hour}. */
final class Films {
    private Films() {}

    static Optional<Film.Stock> named(String concept) {
        return Arrays.stream(Film.Stock.values())
                .filter(stock -> concept.equals(
                        "film-" + stock.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst();
    }
}
