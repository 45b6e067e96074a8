package app.pentimento.editing;

import app.pentimento.image.Image;
import app.pentimento.model.ContextLimits;
import app.pentimento.model.Transcript;
import app.pentimento.session.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a branch goes to a model with its conversation, decided from values alone. The working image, what the turn
 * brings and the original always go. Then whole turns, newest first, while their pictures fit; older ones keep their
 * words, while those fit, and lose their pictures. A whole turn of the same model is repeated as the model said it;
 * every other one is retold.
 *
 * @param turns the earlier turns that go, oldest first
 * @param original the first upload of the branch, where it goes with this turn's own message; null where it goes with
 *     an earlier turn, is the working image, or finds no room
 * @param working the working image, where it goes with this turn's own message
 */
record ContextChoice(
        List<Chosen> turns,
        List<PastTurn> leftOut,
        @Nullable Image original,
        @Nullable Image working) {
    /** What a request takes beside pictures and words. */
    private static final long OVERHEAD = 512 * 1024;

    /** How much of an earlier turn goes. */
    enum Extent {
        WHOLE,
        WORDS
    }

    /**
     * An earlier turn that goes.
     *
     * @param pictures the ids of its pictures that go with it; each picture goes once, with the newest turn that has it
     * @param repeated whether its answer goes as the model said it, and not retold
     */
    record Chosen(PastTurn past, Extent extent, Set<String> pictures, boolean repeated) {
        /** The same, retold. */
        Chosen retold() {
            return new Chosen(past, extent, pictures, false);
        }
    }

    /**
     * What there is to choose from; the past oldest first.
     *
     * @param composed whether the working image is not what its model gave: of that only the change was taken, so it has
     *     to go even where the model's own answer does
     */
    record Available(
            List<PastTurn> past,
            Turn turn,
            @Nullable Image working,
            @Nullable Image original,
            String model,
            Transcript transcript,
            boolean composed) {}

    static ContextChoice of(Available available, ContextLimits limits, ContextBudget budget) {
        return new Chooser(available, limits, budget).choose();
    }

    /** The same, with nothing repeated. */
    ContextChoice retold() {
        return new ContextChoice(turns.stream().map(Chosen::retold).toList(), leftOut, original, working);
    }

    /** The pictures that go besides what the turn itself brings, in order. */
    List<Image> pictures() {
        List<Image> pictures = new ArrayList<>();
        for (Chosen chosen : turns) {
            chosen.past().pictures().stream()
                    .filter(image -> chosen.pictures().contains(image.id()))
                    .forEach(pictures::add);
        }
        if (original != null) {
            pictures.add(original);
        }
        return pictures;
    }

    /** The ids of the pictures that go with earlier turns. */
    Set<String> placed() {
        Set<String> placed = new HashSet<>();
        turns.forEach(chosen -> placed.addAll(chosen.pictures()));
        return placed;
    }

    private static final class Chooser {
        private final Available available;
        private final ContextLimits limits;
        private final Set<String> always = new HashSet<>();
        private final Set<String> placed = new HashSet<>();
        private final Set<String> ownMessage = new HashSet<>();
        /** The pictures that go as the model gave them, without the manifests that have grown on them since. */
        private final Set<String> said = new HashSet<>();

        private long pictureRoom;
        private long wordRoom;
        private long repeatRoom;
        private int picturesLeft;

        Chooser(Available available, ContextLimits limits, ContextBudget budget) {
            this.available = available;
            this.limits = limits;
            this.pictureRoom = budget.pictureBytes(limits);
            this.wordRoom = budget.wordBytes(limits);
            this.repeatRoom = limits.inlineBytes() - OVERHEAD - wordRoom;
            this.picturesLeft = limits.images();
            available.past().stream()
                    .filter(past -> past.repeatable(available.model(), available.transcript()))
                    .forEach(past -> past.answers().forEach(image -> said.add(image.id())));
            available.turn().inputs().forEach(image -> {
                take(image, true);
                ownMessage.add(image.id());
            });
            if (available.turn().mask() != null) {
                take(available.turn().mask(), true);
                ownMessage.add(available.turn().mask().id());
            }
            if (available.working() != null) {
                take(available.working(), false);
                if (available.composed()) {
                    picturesLeft--;
                    pictureRoom -= cost(available.working(), true);
                }
            }
            if (available.original() != null
                    && (picturesLeft > 0 || always.contains(available.original().id()))) {
                take(available.original(), true);
            }
            picturesLeft = Math.min(picturesLeft, budget.pictures());
        }

        /** A picture that always goes uses up room that others would have had. */
        private void take(Image image, boolean byPerson) {
            if (always.add(image.id())) {
                picturesLeft--;
                pictureRoom -= cost(image, byPerson);
                repeatRoom -= byPerson ? cost(image, true) : 0;
            }
        }

        private long cost(Image image, boolean byPerson) {
            return byPerson && image.master().bytes() >= limits.heldFrom() ? 0 : base64(image);
        }

        ContextChoice choose() {
            List<Chosen> chosen = new ArrayList<>();
            List<PastTurn> leftOut = new ArrayList<>();
            boolean whole = true;
            boolean words = true;
            for (PastTurn past : available.past().reversed()) {
                words = words && (!past.answered() || fitWords(past));
                if (!past.answered() || !words) {
                    leftOut.add(past);
                    continue;
                }
                whole = whole && fitPictures(past);
                Set<String> pictures = new HashSet<>();
                for (Image image : past.pictures()) {
                    boolean goes = !ownMessage.contains(image.id())
                            && !placed.contains(image.id())
                            && (whole || always.contains(image.id()));
                    if (goes) {
                        pictures.add(image.id());
                    }
                }
                placed.addAll(pictures);
                boolean repeated = whole
                        && past.answers().stream().map(Image::id).allMatch(pictures::contains)
                        && past.repeatable(available.model(), available.transcript())
                        && fitRepeated(past);
                chosen.add(new Chosen(past, whole ? Extent.WHOLE : Extent.WORDS, Set.copyOf(pictures), repeated));
            }
            Collections.reverse(chosen);
            Collections.reverse(leftOut);
            return new ContextChoice(
                    List.copyOf(chosen), List.copyOf(leftOut), lone(available.original()), working(chosen));
        }

        private @Nullable Image working(List<Chosen> chosen) {
            Image working = available.working();
            if (working == null) {
                return null;
            }
            boolean asGiven = available.composed()
                    && chosen.stream()
                            .anyMatch(one -> one.repeated()
                                    && one.pictures().contains(working.id())
                                    && one.past().answer(working.id()) != null);
            return asGiven && ownMessage.add(working.id()) ? working : lone(working);
        }

        /** A picture that always goes and has found no place; null where it has one. */
        private @Nullable Image lone(@Nullable Image image) {
            if (image == null
                    || placed.contains(image.id())
                    || !always.contains(image.id())
                    || !ownMessage.add(image.id())) {
                return null;
            }
            return image;
        }

        private boolean fitWords(PastTurn past) {
            long bytes = past.wordBytes();
            if (bytes > wordRoom) {
                return false;
            }
            wordRoom -= bytes;
            return true;
        }

        private boolean fitPictures(PastTurn past) {
            int count = 0;
            long bytes = 0;
            for (Image image : past.pictures()) {
                if (!always.contains(image.id()) && !placed.contains(image.id())) {
                    count++;
                    bytes += cost(image, past.answer(image.id()) == null);
                }
            }
            if (count > picturesLeft || bytes > Math.max(0, pictureRoom)) {
                return false;
            }
            picturesLeft -= count;
            pictureRoom -= bytes;
            return true;
        }

        /** What a model repeats goes within the request, byte for byte. */
        private boolean fitRepeated(PastTurn past) {
            long bytes = past.signatureBytes();
            for (Image image : past.answers()) {
                bytes += base64(image.source().bytes());
            }
            if (bytes > repeatRoom) {
                return false;
            }
            repeatRoom -= bytes;
            return true;
        }

        private long base64(Image image) {
            long source = image.source().bytes();
            return base64(
                    said.contains(image.id()) ? source : Math.max(image.master().bytes(), source));
        }

        private static long base64(long bytes) {
            return (bytes + 2) / 3 * 4;
        }
    }
}
