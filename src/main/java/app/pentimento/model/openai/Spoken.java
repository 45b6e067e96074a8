package app.pentimento.model.openai;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.ModelImage;
import java.util.List;

/** Tells the parts of an answer with words and pictures, and counts them. */
final class Spoken {
    private final AnswerListener listener;
    private int pictures;
    private boolean words;

    Spoken(AnswerListener listener) {
        this.listener = listener;
    }

    void words(String text) {
        if (!text.isBlank()) {
            words = true;
            listener.text(text.strip(), List.of()); // it goes back retold, so nothing of it is kept for the vendor
        }
    }

    void picture(byte[] bytes) {
        pictures++;
        listener.image(new ModelImage(bytes, "", null, ModelImage.Making.GENERATIVE));
    }

    int pictures() {
        return pictures;
    }

    boolean anything() {
        return words || pictures > 0;
    }
}
