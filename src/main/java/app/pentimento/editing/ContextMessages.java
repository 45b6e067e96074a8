package app.pentimento.editing;

import app.pentimento.editing.region.Cut;
import app.pentimento.image.Image;
import app.pentimento.model.InputImage;
import app.pentimento.model.Message;
import app.pentimento.session.Part;
import app.pentimento.session.Said;
import app.pentimento.session.Turn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says a {@link ContextChoice} as a conversation. A model's own answers go back as it said them. What another model
 * made was never signed by this one, so it goes with the next message of the person instead.
 */
final class ContextMessages {
    static final String LEFT_OUT = "[Earlier turns of this conversation are left out.]";
    static final String PICTURE_LEFT_OUT = "[A picture that is left out here.]";
    static final String PICTURE_FOLLOWS = "[A picture; it follows.]";
    static final String MADE = "The picture that was made:";
    static final String ORIGINAL = "The original picture that this conversation began with:";
    static final String TO_EDIT = "The picture to edit:";
    static final String PART =
            "The part of the picture to edit. Answer with this part alone, whole, in the same framing:";
    static final String MASK = "A mask for the picture to edit: change only where it is white.";

    private final ContextChoice choice;
    private final String model;
    private final Function<Image, InputImage> input;
    private final Function<Image, InputImage> asSaid;
    private final Set<String> open;
    private final List<Message> messages = new ArrayList<>();
    private final List<Image> following = new ArrayList<>();

    private ContextMessages(
            ContextChoice choice, String model, Function<Image, InputImage> input, Function<Image, InputImage> asSaid) {
        this.choice = choice;
        this.model = model;
        this.input = input;
        this.asSaid = asSaid;
        this.open = new HashSet<>(choice.placed());
    }

    /**
     * The messages, oldest first; this turn's own is the last.
     *
     * @param input a picture as the person's
     * @param asSaid a picture as the model itself gave it, byte for byte
     */
    static List<Message> of(
            ContextChoice choice,
            Turn turn,
            String model,
            boolean earlierLeftOut,
            @Nullable Cut cut,
            Function<Image, InputImage> input,
            Function<Image, InputImage> asSaid) {
        ContextMessages said = new ContextMessages(choice, model, input, asSaid);
        said.newestPlacesOnly();
        said.past(earlierLeftOut);
        said.own(turn, cut);
        return List.copyOf(said.messages);
    }

    private final Set<String> places = new HashSet<>();

    /** A picture that stands in several turns goes once, where it was said last. */
    private void newestPlacesOnly() {
        for (ContextChoice.Chosen chosen : choice.turns().reversed()) {
            for (Image image : chosen.past().pictures()) {
                if (open.remove(image.id())) {
                    places.add(place(chosen.past().turn(), image));
                }
            }
        }
    }

    private static String place(Turn turn, Image image) {
        return turn.id() + " " + image.id();
    }

    private boolean goesHere(Turn turn, Image image) {
        return places.contains(place(turn, image));
    }

    private void past(boolean earlierLeftOut) {
        boolean first = true;
        for (ContextChoice.Chosen chosen : choice.turns()) {
            Turn turn = chosen.past().turn();
            List<Message.Item> person = new ArrayList<>();
            if (first && earlierLeftOut) {
                person.add(new Message.Words(LEFT_OUT));
            }
            first = false;
            takeFollowing(person);
            Set<String> answered = new HashSet<>();
            turn.parts().forEach(part -> {
                if (part instanceof Part.Picture picture) {
                    answered.add(picture.image().id());
                }
            });
            for (Image image : turn.inputs()) {
                boolean here = goesHere(turn, image) && !answered.contains(image.id());
                person.add(here ? new Message.Picture(input.apply(image)) : new Message.Words(PICTURE_LEFT_OUT));
            }
            person.add(new Message.Words(turn.prompt()));
            messages.add(new Message(Message.Role.PERSON, person));
            messages.add(new Message(Message.Role.MODEL, answer(chosen.past())));
        }
    }

    private List<Message.Item> answer(PastTurn past) {
        List<Message.Item> items = new ArrayList<>();
        if (past.saidBy(model)) {
            for (Said.Piece piece : past.said()) {
                Image image = piece.imageId() == null ? null : past.answer(piece.imageId());
                if (image != null && goesHere(past.turn(), image)) {
                    items.add(new Message.Picture(asSaid.apply(image), piece.signature()));
                } else if (piece.imageId() != null) {
                    items.add(new Message.Words(PICTURE_LEFT_OUT));
                } else {
                    items.add(new Message.Words(piece.words() == null ? "" : piece.words(), piece.signature()));
                }
            }
            return items;
        }
        for (Part part : past.turn().parts()) {
            switch (part) {
                case Part.Text text -> items.add(new Message.Words(text.text()));
                case Part.Picture picture -> {
                    boolean here = goesHere(past.turn(), picture.image());
                    items.add(new Message.Words(here ? PICTURE_FOLLOWS : PICTURE_LEFT_OUT));
                    if (here) {
                        following.add(picture.image());
                    }
                }
            }
        }
        return items;
    }

    private void takeFollowing(List<Message.Item> person) {
        for (Image image : following) {
            person.add(new Message.Words(MADE));
            person.add(new Message.Picture(input.apply(image)));
        }
        following.clear();
    }

    private void own(Turn turn, @Nullable Cut cut) {
        List<Message.Item> items = new ArrayList<>();
        if (messages.isEmpty() && !choice.leftOut().isEmpty()) {
            items.add(new Message.Words(LEFT_OUT));
        }
        takeFollowing(items);
        add(items, ORIGINAL, choice.original());
        if (cut == null) {
            add(items, TO_EDIT, choice.working());
        }
        turn.inputs().stream()
                .filter(image -> cut == null || !image.id().equals(cut.picture().id()))
                .forEach(image -> items.add(new Message.Picture(input.apply(image))));
        if (cut == null) {
            add(items, MASK, turn.mask());
        } else {
            items.add(new Message.Words(PART));
            items.add(new Message.Picture(cut.part()));
            items.add(new Message.Words(MASK));
            items.add(new Message.Picture(cut.partMask()));
        }
        items.add(new Message.Words(turn.prompt()));
        messages.add(new Message(Message.Role.PERSON, items));
    }

    private void add(List<Message.Item> items, String words, @Nullable Image image) {
        if (image != null) {
            items.add(new Message.Words(words));
            items.add(new Message.Picture(input.apply(image)));
        }
    }
}
