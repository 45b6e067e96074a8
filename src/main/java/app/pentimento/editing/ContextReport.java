package app.pentimento.editing;

import app.pentimento.editing.region.Cut;
import app.pentimento.image.Image;
import app.pentimento.session.Turn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells people what a {@link ContextChoice} sends, and why. */
final class ContextReport {
    private ContextReport() {}

    /** Of a request with its conversation. */
    static SentContext of(
            ContextChoice choice, ContextChoice.Available available, @Nullable Cut cut, boolean earlierLeftOut) {
        List<SentContext.Entry> entries = new ArrayList<>();
        for (PastTurn past : choice.leftOut()) {
            entries.add(new SentContext.Entry(
                    past.turn().id(),
                    "left-out",
                    past.answered()
                            ? "There was no more room for words this old."
                            : "It was never answered, so it is no part of the conversation.",
                    0,
                    pictures(past, choice, available, false)));
        }
        for (ContextChoice.Chosen chosen : choice.turns()) {
            boolean whole = chosen.extent() == ContextChoice.Extent.WHOLE;
            entries.add(new SentContext.Entry(
                    chosen.past().turn().id(),
                    whole ? "whole" : "words",
                    why(chosen),
                    chosen.past().wordBytes(),
                    pictures(chosen.past(), choice, available, whole)));
        }
        entries.sort(java.util.Comparator.comparing(SentContext.Entry::turnId));
        entries.add(own(available.turn(), choice.original(), choice.working(), cut));
        return new SentContext(
                available.turn().id(), available.model(), true, earlierLeftOut, null, entries, null, null);
    }

    private static String why(ContextChoice.Chosen chosen) {
        if (chosen.repeated()) {
            return "It is recent: it goes as the model said it.";
        }
        return chosen.extent() == ContextChoice.Extent.WHOLE
                ? "It is recent: it is retold with its pictures."
                : "It is older: it is retold without its pictures, except those that always go.";
    }

    /** Of a request that stands alone. */
    static SentContext alone(Turn turn, @Nullable Image working, @Nullable Cut cut) {
        boolean brought = working != null
                && turn.inputs().stream().anyMatch(image -> image.id().equals(working.id()));
        return new SentContext(
                turn.id(),
                turn.model(),
                false,
                turn.parentId() != null,
                null,
                List.of(own(turn, null, brought ? null : working, cut)),
                null,
                null);
    }

    private static SentContext.Entry own(
            Turn turn, @Nullable Image original, @Nullable Image working, @Nullable Cut cut) {
        Map<String, SentContext.Picture> pictures = new LinkedHashMap<>();
        add(pictures, original, "It is the original that the conversation began with.");
        if (cut == null) {
            add(pictures, working, "It is the picture to edit.");
        } else {
            Image whole = cut.picture();
            pictures.put(
                    whole.id(),
                    new SentContext.Picture(
                            whole.id(), true, cut.said(), cut.part().file().bytes(), null, null));
        }
        turn.inputs().forEach(image -> add(pictures, image, "This turn brings it."));
        add(pictures, turn.mask(), "It is the mask.");
        return new SentContext.Entry(
                turn.id(),
                "own",
                "It is what is asked now.",
                turn.prompt().getBytes(StandardCharsets.UTF_8).length,
                List.copyOf(pictures.values()));
    }

    private static void add(Map<String, SentContext.Picture> pictures, @Nullable Image image, String why) {
        if (image != null) {
            pictures.putIfAbsent(image.id(), picture(image, true, why));
        }
    }

    private static List<SentContext.Picture> pictures(
            PastTurn past, ContextChoice choice, ContextChoice.Available available, boolean whole) {
        Set<String> placed = choice.placed();
        return past.pictures().stream()
                .map(image -> placed.contains(image.id())
                        ? picture(image, true, why(image, available, whole))
                        : picture(image, false, elsewhere(image, choice, available)))
                .toList();
    }

    private static String why(Image image, ContextChoice.Available available, boolean whole) {
        if (is(image, available.working())) {
            return "It is the picture to edit.";
        }
        if (is(image, available.original())) {
            return "It is the original that the conversation began with.";
        }
        return whole ? "It is recent, and there was room." : "It always goes.";
    }

    private static String elsewhere(Image image, ContextChoice choice, ContextChoice.Available available) {
        boolean own = is(image, choice.original())
                || is(image, choice.working())
                || available.turn().inputs().stream().anyMatch(input -> is(image, input));
        return own ? "It goes with this turn's own message." : "It is older, and there was no room.";
    }

    private static boolean is(Image image, @Nullable Image other) {
        return other != null && image.id().equals(other.id());
    }

    private static SentContext.Picture picture(Image image, boolean sent, String why) {
        return new SentContext.Picture(image.id(), sent, why, image.master().bytes(), null, null);
    }
}
