package app.pentimento.model.builtin.words;

import java.util.List;

/**
 * What a prompt asks for.
 *
 * @param intents in the order of the prompt
 * @param mood whether it asks for edits at all
 * @param chinese whether to answer in Chinese
 */
public record Understanding(List<EditIntent> intents, Mood mood, boolean chinese) {
    public Understanding {
        intents = List.copyOf(intents);
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
    public Understanding with(List<EditIntent> others) {
        return new Understanding(others, mood, chinese);
    }

    /** Whether anything can be done. */
    public boolean hasDoable() {
        return intents.stream().anyMatch(intent -> !(intent instanceof EditIntent.Not));
    }

    /** What is not done. */
    public List<EditIntent.Not> declined() {
        return EditIntent.Not.among(intents);
    }
}
