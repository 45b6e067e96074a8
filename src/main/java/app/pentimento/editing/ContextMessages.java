package app.pentimento.editing;

import app.pentimento.editing.region.Cut;
import app.pentimento.image.Image;
import app.pentimento.model.InputImage;
import app.pentimento.model.Message;
import app.pentimento.model.Transcript;
import app.pentimento.session.Part;
import app.pentimento.session.Transcripts.TranscriptPart;
import app.pentimento.session.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lays a {@link ContextChoice} out as messages. In the model's own messages stands only what it said itself and, where
 * it signs, signed. All else is retold in the person's next message: turns of other models, older turns without their
 * pictures, words without a signature.
 */
final class ContextMessages {
    static final String LEFT_OUT = "[Earlier turns of this conversation are left out.]";
    static final String RETOLD = "What happened before in this conversation, retold:";
    static final String NOW = "This was before. Now:";
    static final String WITH = "The picture that came with this request:";
    static final String WITH_LEFT_OUT = "[A picture that came with this request is left out.]";
    static final String MADE = "The picture that was made:";
    static final String MADE_LEFT_OUT = "[A picture was made; it is left out.]";
    static final String ALSO_SAID = "You also said: ";
    static final String ORIGINAL = "The original picture that this conversation began with:";
    static final String TO_EDIT = "The picture to edit:";
    static final String PART =
            "The part of the picture to edit. Answer with this part alone, whole, in the same framing:";
    static final String MASK = "A mask for the picture to edit: change only where it is white.";

    private final Transcript.Rule rule;
    private final Function<Image, InputImage> input;
    private final Function<Image, InputImage> asSaid;
    private final List<Message> messages = new ArrayList<>();
    /** What stands in the person's next message so far. */
    private final List<Message.Item> next = new ArrayList<>();

    private boolean retelling;

    /**
     * @param input a picture as the person's
     * @param asSaid a picture as the model itself gave it, byte for byte
     */
    ContextMessages(Transcript.Rule rule, Function<Image, InputImage> input, Function<Image, InputImage> asSaid) {
        this.rule = rule;
        this.input = input;
        this.asSaid = asSaid;
    }

    /** The messages, oldest first; this turn's own is the last. */
    List<Message> of(ContextChoice choice, Turn turn, boolean earlierLeftOut, @Nullable Cut cut) {
        if (earlierLeftOut) {
            next.add(new Message.Words(LEFT_OUT));
        }
        for (ContextChoice.Chosen chosen : choice.turns()) {
            if (chosen.repeated()) {
                repeat(chosen);
            } else {
                retell(chosen);
            }
        }
        own(choice, turn, cut);
        return List.copyOf(messages);
    }

    private void repeat(ContextChoice.Chosen chosen) {
        Turn turn = chosen.past().turn();
        endRetelling();
        for (Image image : turn.inputs()) {
            boolean here =
                    chosen.pictures().contains(image.id()) && chosen.past().answer(image.id()) == null;
            next.add(here ? new Message.Picture(input.apply(image)) : new Message.Words(WITH_LEFT_OUT));
        }
        next.add(new Message.Words(turn.prompt()));
        say();
        List<Message.Item> model = new ArrayList<>();
        List<String> unsigned = new ArrayList<>();
        for (TranscriptPart part : chosen.past().transcript()) {
            if (rule == Transcript.Rule.SIGNED_PARTS && part.signature() == null) {
                retellPart(chosen, part, unsigned);
            } else {
                model.add(item(chosen, part));
            }
        }
        messages.add(new Message(Message.Role.MODEL, model));
        String words = String.join("", unsigned).strip();
        if (!words.isEmpty()) {
            next.addFirst(new Message.Words(ALSO_SAID + words));
        }
    }

    private Message.Item item(ContextChoice.Chosen chosen, TranscriptPart part) {
        String text = part.text() == null ? "" : part.text();
        return switch (part.kind()) {
            case TEXT -> new Message.Words(text, part.signature());
            case RAW -> new Message.Raw(text);
            case IMAGE -> new Message.Picture(asSaid.apply(answer(chosen, part)), part.signature());
        };
    }

    /** What the model said and did not sign moves into the person's next message. */
    private void retellPart(ContextChoice.Chosen chosen, TranscriptPart part, List<String> unsigned) {
        switch (part.kind()) {
            case TEXT -> unsigned.add(part.text() == null ? "" : part.text());
            case IMAGE -> {
                next.add(new Message.Words(MADE));
                next.add(new Message.Picture(input.apply(answer(chosen, part))));
            }
            case RAW -> {} // understood by its API alone, and only as it came
        }
    }

    private static Image answer(ContextChoice.Chosen chosen, TranscriptPart part) {
        Image image = part.imageId() == null ? null : chosen.past().answer(part.imageId());
        return java.util.Objects.requireNonNull(image, "a transcript's picture is one of the answer's");
    }

    private void retell(ContextChoice.Chosen chosen) {
        Turn turn = chosen.past().turn();
        if (!retelling) {
            next.add(new Message.Words(RETOLD));
            retelling = true;
        }
        next.add(new Message.Words("The person asked: " + turn.prompt()));
        for (Image image : turn.inputs()) {
            boolean here =
                    chosen.pictures().contains(image.id()) && chosen.past().answer(image.id()) == null;
            retell(image, here, WITH, WITH_LEFT_OUT);
        }
        for (Part part : turn.parts()) {
            switch (part) {
                case Part.Text text -> next.add(new Message.Words("The answer was: " + text.text()));
                case Part.Picture picture ->
                    retell(
                            picture.image(),
                            chosen.pictures().contains(picture.image().id()),
                            MADE,
                            MADE_LEFT_OUT);
            }
        }
    }

    private void retell(Image image, boolean here, String introduction, String leftOut) {
        next.add(new Message.Words(here ? introduction : leftOut));
        if (here) {
            next.add(new Message.Picture(input.apply(image)));
        }
    }

    private void endRetelling() {
        if (retelling) {
            next.add(new Message.Words(NOW));
            retelling = false;
        }
    }

    /** The person's message is complete. */
    private void say() {
        messages.add(new Message(Message.Role.PERSON, next));
        next.clear();
    }

    private void own(ContextChoice choice, Turn turn, @Nullable Cut cut) {
        endRetelling();
        add(ORIGINAL, choice.original());
        if (cut == null) {
            add(TO_EDIT, choice.working());
        }
        turn.inputs().stream()
                .filter(image -> cut == null || !image.id().equals(cut.picture().id()))
                .forEach(image -> next.add(new Message.Picture(input.apply(image))));
        if (cut == null) {
            add(MASK, turn.mask());
        } else {
            next.add(new Message.Words(PART));
            next.add(new Message.Picture(cut.part()));
            next.add(new Message.Words(MASK));
            next.add(new Message.Picture(cut.partMask()));
        }
        next.add(new Message.Words(turn.prompt()));
        say();
    }

    private void add(String words, @Nullable Image image) {
        if (image != null) {
            next.add(new Message.Words(words));
            next.add(new Message.Picture(input.apply(image)));
        }
    }
}
