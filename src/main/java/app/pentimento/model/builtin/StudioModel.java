package app.pentimento.model.builtin;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ImageModel;
import app.pentimento.model.InputImage;
import app.pentimento.model.ModelImage;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Usage;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.words.RequestParser;
import app.pentimento.model.builtin.words.Understanding;
import app.pentimento.model.builtin.words.Wish;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Edits by plain words, without a network and without a generative model. */
@Component
class StudioModel implements ImageModel {
    private static final ModelInfo INFO = new ModelInfo(
            "builtin:studio",
            "builtin",
            "Built-in studio",
            null,
            new ModelInfo.Capabilities(
                    true,
                    false,
                    false,
                    false,
                    false,
                    1,
                    List.of("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp", "image/tiff"),
                    List.of(),
                    List.of(),
                    1),
            BigDecimal.ZERO);

    private final Darkroom darkroom;

    StudioModel(Darkroom darkroom) {
        this.darkroom = darkroom;
    }

    @Override
    public ModelInfo info() {
        return INFO;
    }

    @Override
    public void edit(EditRequest request, AnswerListener listener) throws InterruptedException {
        Understanding understanding = RequestParser.read(request.prompt());
        Answers answers = new Answers(understanding.chinese());
        InputImage picture = request.workingImage();
        switch (understanding.mood()) {
            case HELP -> listener.text(answers.help());
            case QUESTION -> listener.text(answers.question(picture == null ? null : picture.file()));
            case EDIT -> {
                if (understanding.doable().isEmpty()) {
                    listener.text(answers.nothingDone(understanding.declined()));
                } else if (picture == null) {
                    listener.text(answers.noPicture());
                } else {
                    edit(picture, understanding, answers, listener);
                }
            }
        }
    }

    private void edit(InputImage picture, Understanding understanding, Answers answers, AnswerListener listener)
            throws InterruptedException {
        List<Operation> operations =
                understanding.doable().stream().map(Wish.Do::operation).toList();
        Darkroom.Print print = darkroom.develop(picture, operations);
        listener.text(answers.done(operations, print.width(), print.height(), understanding.declined()));
        listener.image(new ModelImage(print.png(), "image/png", null, ModelImage.Making.TOOL));
        listener.usage(new Usage(0, 0, 1, 1, 0));
    }
}
