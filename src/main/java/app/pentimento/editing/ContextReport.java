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
                            ? "Left out completely: older, and the request was full."
                            : "Left out: it was never answered.",
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
            return "Recent: sent as the model said it.";
        }
        return chosen.extent() == ContextChoice.Extent.WHOLE
                ? "Recent: sent as text, with its pictures."
                : "Older: sent as text, without pictures except those that are always sent.";
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
        add(pictures, original, "The original that the session started with.");
        if (cut == null) {
            add(pictures, working, "The picture to edit.");
        } else {
            Image whole = cut.picture();
            pictures.put(
                    whole.id(),
                    new SentContext.Picture(
                            whole.id(), true, cut.said(), cut.part().file().bytes(), null, null));
        }
        turn.inputs().forEach(image -> add(pictures, image, "Attached to this turn."));
        add(pictures, turn.mask(), "The selection, as a mask.");
        return new SentContext.Entry(
                turn.id(),
                "own",
                "The current request.",
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
            return "The picture to edit.";
        }
        if (is(image, available.original())) {
            return "The original that the session started with.";
        }
        return whole ? "Recent, and there was room." : "Always sent.";
    }

    private static String elsewhere(Image image, ContextChoice choice, ContextChoice.Available available) {
        boolean own = is(image, choice.original())
                || is(image, choice.working())
                || available.turn().inputs().stream().anyMatch(input -> is(image, input));
        return own ? "Sent with the current request." : "Left out: older, and the request was full.";
    }

    private static boolean is(Image image, @Nullable Image other) {
        return other != null && image.id().equals(other.id());
    }

    private static SentContext.Picture picture(Image image, boolean sent, String why) {
        return new SentContext.Picture(image.id(), sent, why, image.master().bytes(), null, null);
    }
}
