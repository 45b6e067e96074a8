package app.pentimento.model.gemini;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.Message;
import app.pentimento.model.ModelImage;
import app.pentimento.model.SentPicture;
import app.pentimento.model.Usage;
import app.pentimento.model.Waiting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the parts of an answer until they may be told together. That the backend asks to wait is told at once. */
final class WholeAnswer implements AnswerListener {
    private final AnswerListener listener;
    private final List<Runnable> parts = new ArrayList<>();

    WholeAnswer(AnswerListener listener) {
        this.listener = listener;
    }

    @Override
    public void text(String text, List<Message.Words> raw) {
        parts.add(() -> listener.text(text, raw));
    }

    @Override
    public void image(ModelImage image) {
        parts.add(() -> listener.image(image));
    }

    @Override
    public void usage(Usage usage) {
        listener.usage(usage);
    }

    @Override
    public void waiting(@Nullable Waiting why) {
        listener.waiting(why);
    }

    @Override
    public void sent(List<SentPicture> pictures) {
        listener.sent(pictures);
    }

    /** Tells what came, in its order. */
    void tell() {
        parts.forEach(Runnable::run);
        parts.clear();
    }
}
