package app.pentimento.model.builtin.words;

import java.util.List;

/**
 * What a prompt asks for.
 *
 * @param wishes in the order of the prompt
 * @param mood whether it asks for edits at all
 * @param chinese whether to answer in Chinese
 */
public record Understanding(List<Wish> wishes, Mood mood, boolean chinese) {
    public Understanding {
        wishes = List.copyOf(wishes);
    }

    /** What a prompt is after. */
    public enum Mood {
        EDIT,
        /** It asks something about the picture. */
        QUESTION,
        /** It asks what can be done. */
        HELP
    }

    /** The same with other wishes. */
    public Understanding with(List<Wish> others) {
        return new Understanding(others, mood, chinese);
    }

    /** Whether anything can be done. */
    public boolean hasDoable() {
        return wishes.stream().anyMatch(wish -> !(wish instanceof Wish.Not));
    }

    /** What is not done. */
    public List<Wish.Not> declined() {
        return Wish.Not.among(wishes);
    }
}
