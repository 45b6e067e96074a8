package app.pentimento.model.builtin.meaning;

import java.util.List;

/**
 * What a wish may mean.
 *
 * @param readings wordings that the rules understand, the nearest first, at most three
 * @param sure whether the first of them is meant beyond doubt
 * @param beyond whether the wish is nearer to what takes a generative model than to any of them
 */
public record IntentSuggestion(List<String> readings, boolean sure, boolean beyond) {
    public IntentSuggestion {
        readings = List.copyOf(readings);
    }
}
