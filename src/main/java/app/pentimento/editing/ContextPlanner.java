package app.pentimento.editing;

import app.pentimento.editing.answer.Answers;
import app.pentimento.editing.answer.EditStacks;
import app.pentimento.editing.region.Cut;
import app.pentimento.editing.region.RegionEdits;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFile;
import app.pentimento.image.StoredFiles;
import app.pentimento.keep.Kept;
import app.pentimento.keep.KeptRows;
import app.pentimento.model.Conversation;
import app.pentimento.model.EditOptions;
import app.pentimento.model.EditRequest;
import app.pentimento.model.EditStack;
import app.pentimento.model.ImageModel;
import app.pentimento.model.InputImage;
import app.pentimento.model.Message;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Transcript;
import app.pentimento.session.Branches;
import app.pentimento.session.Transcripts;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnOptions;
import app.pentimento.session.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chooses what one turn sends to its model: the working image, what the turn brings, and what was said before. */
@Component
class ContextPlanner {
    private final Turns turns;
    private final Branches branches;
    private final Transcripts transcripts;
    private final StoredFiles files;
    private final EditStacks editStacks;
    private final Answers answers;
    private final RegionEdits regions;
    private final ContextBudget budget;
    private final KeptRows kept;

    ContextPlanner(
            Turns turns,
            Branches branches,
            Transcripts transcripts,
            StoredFiles files,
            EditStacks editStacks,
            Answers answers,
            RegionEdits regions,
            ContextBudget budget,
            KeptRows kept) {
        this.turns = turns;
        this.branches = branches;
        this.transcripts = transcripts;
        this.files = files;
        this.editStacks = editStacks;
        this.answers = answers;
        this.regions = regions;
        this.budget = budget;
        this.kept = kept;
    }

    /**
     * Plans a turn.
     *
     * @param model one that edits, where the turn is about a picture
     */
    Plan plan(Turn turn, ImageModel model) {
        ModelInfo.Capabilities can = model.info().capabilities();
        Image working = working(turn);
        if (working != null && !can.edit()) {
            throw new IllegalArgumentException(turn.model());
        }
        List<Image> attached = turn.inputs().stream().skip(1).toList();
        Cut cut = cut(turn, working, model);
        Conversation conversation = null;
        List<Image> context = List.of();
        SentContext sent = ContextReport.alone(turn, working, cut);
        if (can.conversation()) {
            Branches.Tail tail = branches.tail(turn.parentId(), budget.turns());
            ContextChoice.Available available = available(turn, tail.turns(), working, model);
            ContextChoice choice = ContextChoice.of(available, model.limits(), budget);
            boolean earlierLeftOut =
                    tail.earlier() != null || choice.leftOut().stream().anyMatch(PastTurn::answered);
            context = choice.pictures();
            ContinuedChoice continued = ContinuedChoice.of(choice, available);
            conversation = new Conversation(
                    messages(available.transcript().rule()).of(choice, turn, earlierLeftOut, cut),
                    retold(choice.retold(), turn, earlierLeftOut, cut),
                    continued == null
                            ? null
                            : new Conversation.Continuation(
                                    continued.answerId(), retold(continued.rest(), turn, false, cut)));
            context = continued == null ? context : withKept(context, continued.turn());
            sent = ContextReport.of(choice, available, cut, tail.earlier() != null)
                    .continuedFrom(continued == null ? null : continued.turn().id());
        }
        EditRequest request = new EditRequest(
                turn.id(),
                turn.prompt(),
                working == null ? null : cut == null ? input(working) : cut.part(),
                attached.stream().map(this::input).toList(),
                turn.mask() == null ? null : cut == null ? input(turn.mask()) : cut.partMask(),
                cut == null ? options(turn) : options(turn).withAspectRatio(cut.aspectRatio()),
                working == null ? null : editStack(working, turn.model()),
                conversation);
        return new Plan(
                request,
                working,
                attached,
                context,
                cut,
                sent,
                model.transcript().format());
    }

    /** What is sent, and what the vendor keeps of the turn that is gone on from: its answer has all before it behind it. */
    private List<Image> withKept(List<Image> sent, Turn kept) {
        List<Image> all = new ArrayList<>(sent);
        List<Image> answered = new PastTurn(kept, List.of()).answers();
        all.addAll(answered.isEmpty() ? answers.sent(kept) : answered);
        return all;
    }

    /** The part around the mask, for a model that cannot be trusted with the whole picture. */
    private @Nullable Cut cut(Turn turn, @Nullable Image working, ImageModel model) {
        return turn.mask() == null || working == null || model.masksByItself()
                ? null
                : regions.cut(working, turn.mask(), model.info().capabilities().aspectRatios());
    }

    /** The picture that a turn is about; null where there is none. */
    @Nullable
    Image working(Turn turn) {
        return turn.inputs().isEmpty()
                ? turns.workingImage(turn.parentId()).orElse(null)
                : turn.inputs().getFirst();
    }

    private ContextMessages messages(Transcript.Rule rule) {
        return new ContextMessages(rule, this::input, this::asSaid);
    }

    private Message retold(ContextChoice choice, Turn turn, boolean earlierLeftOut, @Nullable Cut cut) {
        return messages(Transcript.Rule.NOTHING)
                .of(choice, turn, earlierLeftOut, cut)
                .getLast();
    }

    private ContextChoice.Available available(Turn turn, List<Turn> past, @Nullable Image working, ImageModel model) {
        Map<String, List<Transcripts.TranscriptPart>> parts = transcripts.newest(
                past.stream().map(Turn::id).toList(), model.limits().inlineBytes());
        return new ContextChoice.Available(
                past.stream()
                        .map(earlier -> new PastTurn(earlier, parts.getOrDefault(earlier.id(), List.of())))
                        .toList(),
                turn,
                working,
                branches.firstUpload(turn.parentId()).orElse(null),
                turn.model(),
                model.transcript(),
                working != null
                        && kept.find(working.id()).map(Kept::applied).orElse(false));
    }

    /** A model is given its own edit stacks only. */
    private @Nullable EditStack editStack(Image working, String model) {
        if (!model.equals(working.model())) {
            return null;
        }
        return editStacks
                .of(working.id())
                .map(kept -> new EditStack(kept.original() == null ? null : input(kept.original()), kept.steps()))
                .orElse(null);
    }

    static EditOptions options(Turn turn) {
        return options(turn.options());
    }

    static EditOptions options(TurnOptions chosen) {
        return new EditOptions(
                chosen.aspectRatio(),
                chosen.resolution(),
                chosen.variants(),
                chosen.seed(),
                chosen.temperature(),
                chosen.thinking(),
                chosen.grounding());
    }

    /** An upload goes as it is delivered, upright and without location data; an answer goes without its visible label. */
    private InputImage input(Image image) {
        return input(image, image.master());
    }

    /** A model's own answer goes back byte for byte, because its signature is of those bytes. */
    private InputImage asSaid(Image image) {
        return input(image, image.source());
    }

    private InputImage input(Image image, ImageFile file) {
        return new InputImage(image.id(), file, () -> files.openWhole(file));
    }
}
