package app.pentimento.model.gemini;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.Message;
import app.pentimento.model.ModelImage;
import app.pentimento.model.SentRequest;
import app.pentimento.model.Usage;
import app.pentimento.model.Waiting;
import app.pentimento.model.WebSource;
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
    public void text(String text, List<Message.Item> transcript) {
        parts.add(() -> listener.text(text, transcript));
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
    public void sent(SentRequest request) {
        listener.sent(request);
    }

    @Override
    public void servedBy(String model, @Nullable String answerId) {
        parts.add(() -> listener.servedBy(model, null)); // of several answers, none is the one to go on from
    }

    @Override
    public void kept(String answerId) {
        listener.kept(answerId);
    }

    @Override
    public void searchSuggestions(String html) {
        parts.add(() -> listener.searchSuggestions(html));
    }

    @Override
    public void sources(List<WebSource> sources) {
        parts.add(() -> listener.sources(sources));
    }

    /** Tells what came, in its order. */
    void tell() {
        parts.forEach(Runnable::run);
        parts.clear();
    }
}
