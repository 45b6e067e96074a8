package app.pentimento.editing;

import app.pentimento.account.Viewer;
import app.pentimento.editing.answer.Answers;
import app.pentimento.editing.answer.ReceivedParts;
import app.pentimento.id.Ids;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFile;
import app.pentimento.image.Images;
import app.pentimento.image.NewImage;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelInfo;
import app.pentimento.session.NewTurn;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Sessions;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnLog;
import app.pentimento.session.TurnOptions;
import app.pentimento.session.TurnSignals;
import app.pentimento.session.TurnStatus;
import app.pentimento.session.Turns;
import app.pentimento.session.VisibleImages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes turns in, cancels them, and repeats them. What is taken in is durable when the transaction has committed. */
@Service
public class Editing {
    private final Sessions sessions;
    private final Turns turns;
    private final TurnLog log;
    private final Images images;
    private final VisibleImages visible;
    private final ModelChooser chooser;
    private final Budgets budgets;
    private final TurnQueue queue;
    private final ReceivedParts received;
    private final Answers answers;
    private final TurnSignals signals;
    private final EditingProperties properties;

    Editing(
            Sessions sessions,
            Turns turns,
            TurnLog log,
            Images images,
            VisibleImages visible,
            ModelChooser chooser,
            Budgets budgets,
            TurnQueue queue,
            ReceivedParts received,
            Answers answers,
            TurnSignals signals,
            EditingProperties properties) {
        this.sessions = sessions;
        this.turns = turns;
        this.log = log;
        this.images = images;
        this.visible = visible;
        this.chooser = chooser;
        this.budgets = budgets;
        this.queue = queue;
        this.received = received;
        this.answers = answers;
        this.signals = signals;
        this.properties = properties;
    }

    /**
     * Takes a turn in and queues it, or leaves it waiting where the turn that it follows has not ended: turns on one
     * branch run in order.
     *
     * @throws InvalidTurn where a field is wrong
     * @throws NotFoundException where the session is not there
     * @throws ModelRetired where the model's vendor no longer serves it
     * @throws WordsOnly where the model makes pictures from words alone, and there is a picture to edit
     * @throws ModelUnavailable where the model cannot be used now
     * @throws BudgetExhausted where a budget does not allow it
     */
    @Transactional
    public Turn submit(Submission submission) {
        checkPrompt(submission.prompt());
        Sessions.Head head = sessions.lock(submission.sessionId()).orElseThrow(NotFoundException::session);
        Turn parent = parent(submission, head);
        ImageModel chosen = chooser.choose(submission, parent);
        ModelInfo model = chosen.info();
        List<Image> inputs = new ArrayList<>();
        submission.imageIds().forEach(id -> inputs.add(image(submission.by(), "imageIds", id)));
        submission
                .uploads()
                .forEach(upload -> inputs.add(images.add(upload, submission.by().id())));
        ModelChooser.checkInputs(inputs, model);
        Image mask = mask(submission);
        if (mask != null) {
            checkMask(mask, inputs, parent, model);
        }
        String id = Ids.next();
        log.add(new NewTurn(
                id,
                submission.sessionId(),
                submission.by().id(),
                parent == null ? null : parent.id(),
                submission.prompt(),
                inputs.stream().map(Image::id).toList(),
                mask == null ? null : mask.id(),
                model.id(),
                submission.model() != null,
                submission.options()));
        if (submission.model() != null) {
            sessions.chooseModel(submission.sessionId(), submission.model());
        }
        if (head.title().isEmpty()) {
            sessions.rename(submission.sessionId(), Titles.fromPrompt(submission.prompt()));
        }
        Turn turn = turns.find(id).orElseThrow();
        budgets.reserve(turn, chosen);
        return begin(turn);
    }

    /**
     * Cancels a turn that has not ended; its parts are kept.
     *
     * @throws TurnConflict where it has ended
     * @throws NotFoundException where it is not there
     */
    @Transactional
    public Turn cancel(String turnId) {
        Turn turn = lockTree(turnId);
        if (!log.cancel(turnId)) {
            throw new TurnConflict("This turn has ended already, so there is nothing to cancel.");
        }
        if (turn.status() == TurnStatus.QUEUED) {
            budgets.settle(turn, BigDecimal.ZERO);
        }
        log.queuedAfter(turnId).stream().filter(turns::isReady).forEach(queue::add);
        signals.changed(turn);
        return turns.find(turnId).orElseThrow(NotFoundException::turn);
    }

    /**
     * Asks the same again, as a new turn beside the old one. Where the old one was answered and a later step failed, the
     * new one has what was shown of the answer, goes on from there, and the model is not asked.
     *
     * @param otherModel the model to ask this time; null for the same. What was chosen besides and it does not offer is
     *     left out
     * @param by who asks
     * @throws TurnConflict where the old one has not ended
     * @throws InvalidTurn where the other model does not take what the turn brings
     * @throws ModelRetired where the model's vendor no longer serves it
     * @throws WordsOnly where the other model makes pictures from words alone, and there is a picture to edit
     * @throws ModelUnavailable where the model cannot be used now
     * @throws BudgetExhausted where a budget does not allow it
     * @throws NotFoundException where it is not there
     */
    @Transactional
    public Turn retry(String turnId, @Nullable String otherModel, Viewer by) {
        lockTree(turnId);
        Turn turn = turns.find(turnId).orElseThrow(NotFoundException::turn);
        if (!turn.status().ended()) {
            throw new TurnConflict("This turn is still running. Cancel it first, or wait until it ends.");
        }
        if (received.any(turnId) && (otherModel == null || otherModel.equals(turn.model()))) {
            return finish(turn, by.id());
        }
        ImageModel model = otherModel == null ? chooser.usableAgain(turn) : chooser.usable(otherModel);
        chooser.checkEdits(turn, model.info());
        ModelChooser.checkInputs(turn.inputs(), model.info());
        if (turn.mask() != null) {
            ModelChooser.checkTakesMask(model.info());
        }
        TurnOptions options = ModelChooser.offered(turn.options(), model.info());
        boolean chosen = otherModel != null || turns.modelWasChosen(turnId);
        Turn again = again(turn, by.id(), model.info().id(), chosen, options);
        budgets.reserve(again, model);
        return begin(again);
    }

    /**
     * Finishes a turn that was answered and failed at a later step, as a new turn beside it. No model is asked.
     *
     * @param by who asks
     * @throws TurnConflict where it has not ended, or nothing of it waits to be finished
     * @throws NotFoundException where it is not there
     */
    @Transactional
    public Turn finish(String turnId, Viewer by) {
        lockTree(turnId);
        Turn turn = turns.find(turnId).orElseThrow(NotFoundException::turn);
        if (!turn.status().ended() || !received.any(turnId)) {
            throw new TurnConflict("This turn has no answer to finish.");
        }
        return finish(turn, by.id());
    }

    private Turn finish(Turn turn, String authorId) {
        Turn again = again(turn, authorId, turn.model(), turns.modelWasChosen(turn.id()), turn.options());
        answers.handOver(turn.id(), again.id());
        received.handOver(turn.id(), again.id());
        log.takeOver(turn.id(), again.id());
        return begin(again);
    }

    /** Writes the same request down again. */
    private Turn again(Turn turn, String authorId, String model, boolean modelChosen, TurnOptions options) {
        String id = Ids.next();
        log.add(new NewTurn(
                id,
                turn.sessionId(),
                authorId,
                turn.parentId(),
                turn.prompt(),
                turn.inputs().stream().map(Image::id).toList(),
                turn.mask() == null ? null : turn.mask().id(),
                model,
                modelChosen,
                options));
        return turns.find(id).orElseThrow();
    }

    /** Queues a turn that was written, where it may run already, and tells of it. */
    private Turn begin(Turn turn) {
        if (turns.isReady(turn.id())) {
            queue.add(turn.id());
        }
        signals.changed(turn);
        return turn;
    }

    /** Locks the session of a turn, so that what is read of its turns after this stays true. */
    private Turn lockTree(String turnId) {
        Turn turn = turns.find(turnId).orElseThrow(NotFoundException::turn);
        if (sessions.lock(turn.sessionId()).isEmpty()) {
            throw NotFoundException.turn();
        }
        return turn;
    }

    private void checkPrompt(String prompt) {
        if (prompt.isBlank()) {
            throw new InvalidTurn("prompt", "Say what to do with the picture.");
        }
        if (prompt.length() > properties.maxPrompt()) {
            throw new InvalidTurn(
                    "prompt",
                    "The prompt has %,d characters; at most %,d are allowed. Shorten it."
                            .formatted(prompt.length(), properties.maxPrompt()));
        }
    }

    private @Nullable Turn parent(Submission submission, Sessions.Head head) {
        String id = submission.parentId() == null ? head.turnId() : submission.parentId();
        if (id == null) {
            return null;
        }
        return turns.find(id)
                .filter(turn -> turn.sessionId().equals(submission.sessionId()))
                .orElseThrow(() -> new InvalidTurn("parentTurnId", "The turn to follow is not in this session."));
    }

    private Image image(Viewer by, String field, String id) {
        return visible.find(by, id)
                .orElseThrow(() -> new InvalidTurn(field, "Picture not found. Upload it first, or again."));
    }

    private @Nullable Image mask(Submission submission) {
        NewImage upload = submission.maskUpload();
        if (upload != null) {
            return images.add(upload, submission.by().id());
        }
        String id = submission.maskId();
        return id == null ? null : image(submission.by(), "maskImageId", id);
    }

    private void checkMask(Image mask, List<Image> inputs, @Nullable Turn parent, ModelInfo model) {
        ModelChooser.checkTakesMask(model);
        if (inputs.isEmpty() && parent != null && !parent.status().ended()) {
            return; // what the mask belongs to is not made yet; the model checks it
        }
        Image working = !inputs.isEmpty()
                ? inputs.getFirst()
                : turns.workingImage(parent == null ? null : parent.id()).orElse(null);
        if (working == null) {
            throw new InvalidTurn("maskImageId", "There is no picture for this mask yet.");
        }
        ImageFile shape = working.delivered();
        if (mask.delivered().width() != shape.width() || mask.delivered().height() != shape.height()) {
            throw new InvalidTurn(
                    "maskImageId",
                    "The mask is %d x %d pixels, but the picture is %d x %d. Send a mask of the picture's size."
                            .formatted(
                                    mask.delivered().width(),
                                    mask.delivered().height(),
                                    shape.width(),
                                    shape.height()));
        }
    }
}
