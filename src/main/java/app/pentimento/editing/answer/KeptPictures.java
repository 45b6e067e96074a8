package app.pentimento.editing.answer;

import app.pentimento.editing.InvalidTurn;
import app.pentimento.editing.TurnConflict;
import app.pentimento.id.Ids;
import app.pentimento.image.DecodingMemory;
import app.pentimento.image.FileContent;
import app.pentimento.image.Image;
import app.pentimento.image.Images;
import app.pentimento.image.StoredFiles;
import app.pentimento.keep.Composition;
import app.pentimento.keep.KeepMode;
import app.pentimento.keep.Kept;
import app.pentimento.keep.KeptRows;
import app.pentimento.keep.Reason;
import app.pentimento.model.ModelImage;
import app.pentimento.provenance.LabelledPicture;
import app.pentimento.provenance.LabellingException;
import app.pentimento.quality.RequestedText;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Turn;
import app.pentimento.session.Turns;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes pictures once more of an answer that was paid for: with only the change in the working image, with the area that a
 * person drew, or the whole answer. No model is asked.
 */
@Service
public class KeptPictures {
    /** The answer, what it goes into, and the two files that are delivered, as they are written and as they are signed. */
    private static final int FILES = 4;

    private final Images images;
    private final Turns turns;
    private final StoredFiles files;
    private final KeptRows kept;
    private final RestKeeper rest;
    private final LabelStep label;
    private final SignStep sign;
    private final PublishStep publish;
    private final DecodingMemory memory;
    private final TransactionTemplate transaction;

    KeptPictures(
            Images images,
            Turns turns,
            StoredFiles files,
            KeptRows kept,
            RestKeeper rest,
            LabelStep label,
            SignStep sign,
            PublishStep publish,
            DecodingMemory memory,
            TransactionTemplate transaction) {
        this.images = images;
        this.turns = turns;
        this.files = files;
        this.kept = kept;
        this.rest = rest;
        this.label = label;
        this.sign = sign;
        this.publish = publish;
        this.memory = memory;
        this.transaction = transaction;
    }

    /** An image and the answer that it was made of. */
    private record Source(AnswerBasis basis, Image image, Kept kept) {
        Image working() {
            Image working = basis.workingImage();
            if (working == null) {
                throw new TurnConflict("The picture that this one was made from is gone.");
            }
            return working;
        }
    }

    /** A picture that was made again and is not added to its turn yet. */
    public static final class Made {
        private final PublishStep.Again picture;

        private Made(PublishStep.Again picture) {
            this.picture = picture;
        }
    }

    /**
     * Makes a picture the other way; {@link #add} makes it a part of the turn.
     *
     * @param mode {@code REST} or {@code WHOLE}
     * @param maskId what of the answer is wanted, as a person drew it: white on a picture of the working image's shape;
     *     null for what was found
     * @throws NotFoundException where there is no such picture
     * @throws TurnConflict where it is not made of a whole answer, or the change cannot be put in
     * @throws InvalidTurn where the mask is none
     */
    public Made again(String imageId, KeepMode mode, @Nullable String maskId)
            throws InterruptedException, LabellingException {
        Source source = source(imageId);
        if (!turns.status(source.basis().turn().id())
                .orElseThrow(NotFoundException::turn)
                .ended()) {
            throw new TurnConflict("The model is still answering. Wait until the turn has ended.");
        }
        Image mask = maskId == null ? null : mask(maskId, source.working());
        FileContent answer = answer(source.image());
        try (DecodingMemory.Share share = memory.hold(
                FILES * Math.max(answer.file().bytes(), source.working().master().bytes()))) {
            RestKeeper.Result result = mask == null
                    ? rest.keep(source.working(), answer, mode, source.basis().turn().prompt())
                    : rest.keep(source.working(), answer, mask);
            Kept what = result.composition().kept();
            if (mode == KeepMode.REST && !what.applied()) {
                throw new TurnConflict(sentence(what.reason()));
            }
            ComposeStep.Whole whole = new ComposeStep.Whole(result.picture(), result.composition());
            return new Made(prepared(source, answer, whole));
        }
    }

    /**
     * Adds a picture that was made again to its turn, in the caller's transaction.
     *
     * @throws NotFoundException where the turn was deleted meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Image add(Made made) {
        return publish.again(made.picture, true);
    }

    /**
     * The whole answer to a picture as a picture of its own, labelled and signed as any other.
     *
     * @throws NotFoundException where there is no such picture
     * @throws TurnConflict where it is not made of a whole answer
     */
    public Image wholeAnswer(String imageId) throws InterruptedException, LabellingException {
        Source source = source(imageId);
        if (!source.kept().applied()) {
            return source.image();
        }
        Optional<Image> before = kept.answer(imageId).flatMap(images::find);
        if (before.isPresent()) {
            return before.get();
        }
        FileContent answer = answer(source.image());
        try (DecodingMemory.Share share = memory.hold(FILES * answer.file().bytes())) {
            ComposeStep.Whole whole = new ComposeStep.Whole(answer, Composition.whole(Reason.CHOSEN));
            PublishStep.Again made = prepared(source, answer, whole);
            Optional<Image> added = Optional.ofNullable(transaction.execute(status -> {
                Image one = publish.again(made, false);
                if (!kept.answer(imageId, one.id())) {
                    status.setRollbackOnly(); // somebody else was faster
                    return null;
                }
                return one;
            }));
            return added.or(() -> kept.answer(imageId).flatMap(images::find)).orElseThrow(NotFoundException::image);
        }
    }

    private PublishStep.Again prepared(Source source, FileContent answer, ComposeStep.Whole whole)
            throws LabellingException {
        String prompt = source.basis().turn().prompt();
        String model = String.valueOf(source.image().model());
        ReceivedPart.Picture part = new ReceivedPart.Picture(
                null,
                Ids.next(),
                answer.file().bytes(),
                null,
                ModelImage.Making.GENERATIVE,
                null,
                List.of(),
                RequestedText.in(prompt),
                model.substring(model.indexOf(':') + 1),
                answer::bytes);
        LabelStep.Labelled labelled = label.label(source.basis(), part, whole);
        LabelledPicture signed = sign.sign(labelled, answer);
        return publish.prepare(source.basis(), part, labelled, answer, signed, whole.composition());
    }

    private Source source(String imageId) {
        Image image = images.find(imageId).orElseThrow(NotFoundException::image);
        Kept what = kept.find(imageId).orElse(null);
        String turnId = image.turnId();
        Turn turn = turnId == null ? null : turns.find(turnId).orElse(null);
        if (what == null || turn == null) {
            throw new TurnConflict(
                    "This picture was not made by a generative model from a whole picture, so there is nothing to choose.");
        }
        return new Source(new AnswerBasis(turn, images.lineage(imageId), null, null, ""), image, what);
    }

    private Image mask(String maskId, Image working) {
        Image mask = images.find(maskId).orElse(null);
        if (mask == null) {
            throw new InvalidTurn("maskImageId", "There is no picture with the id " + maskId + ".");
        }
        if (mask.master().width() != working.master().width()
                || mask.master().height() != working.master().height()) {
            throw new InvalidTurn("maskImageId", "The mask does not have the working image's size.");
        }
        return mask;
    }

    private FileContent answer(Image image) {
        return new FileContent(image.source(), files.read(image.source()));
    }

    private static String sentence(@Nullable Reason reason) {
        return reason == Reason.NO_CHANGE
                ? "No change was found that could be put into the picture. Draw the area that you want."
                : "The answer shows something too different to be laid over the picture. Use the whole answer.";
    }
}
