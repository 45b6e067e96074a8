package app.pentimento.model.openai;

import java.util.Arrays;
import java.util.Locale;

/** The APIs of an OpenAI-style server through which a model can be asked. */
enum Api {
    /** {@code /images/generations} and {@code /images/edits}: a picture from a prompt, with no conversation. */
    IMAGES,
    /** {@code /responses}: a conversation with a model that has a tool for making pictures. */
    RESPONSES,
    /** {@code /chat/completions} with pictures in the answer, as gateways such as OpenRouter have it. */
    CHAT;

    /**
     * The API of this name in the catalog; {@link #IMAGES} where it has none.
     *
     * @throws IllegalStateException where there is no such API
     */
    static Api of(String model, String word) {
        if (word.isEmpty()) {
            return IMAGES;
        }
        return Arrays.stream(values())
                .filter(api -> api.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The catalog asks %s through the API '%s', which the openai backend does not have. It has: images, responses, chat."
                                .formatted(model, word)));
    }

    /** Its name in the catalog. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
