package app.pentimento.model.builtin.story;

import app.pentimento.image.vision.Face;
import app.pentimento.model.builtin.operation.Bands;
import app.pentimento.model.builtin.operation.Film;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Pixels;
import java.util.List;

/**
 * Plans the pictures of a story: establishing shot, approach, close-up, farewell, each a part of the same photo. Nothing
 * is invented: what a caption says of the photo was found in it.
 */
public final class Storyboard {
    /** The most pictures that a story can have. */
    public static final int MOST = Shot.values().length;

    private static final double CLOSE_TO_A_FACE = 0.55;
    /** From a face to where the hair ends, and some more. */
    private static final double HEADROOM = 0.5;

    private static final double DETAIL = 0.3;

    private final Scenery scenery;
    private final Framing framing;

    private Storyboard(Scenery scenery) {
        this.scenery = scenery;
        this.framing = Framing.of(scenery.width(), scenery.height());
    }

    /**
     * The pictures of a story, in order.
     *
     * @param count how many, from 2 to {@link #MOST}
     * @throws InterruptedException where the edit was cancelled
     */
    public static List<Scene> of(Pixels photo, int count) throws InterruptedException {
        Storyboard board = new Storyboard(Bands.whole(() -> Scenery.of(photo.image())));
        return Shot.of(count).stream().map(board::scene).toList();
    }

    private Scene scene(Shot shot) {
        Face part = part(shot);
        int longer = (int) Math.max(part.width() * scenery.width(), part.height() * scenery.height());
        return new Scene(
                framing.crop(part), look(shot), longer, named("story.shot.", shot), named("story.says.", shot));
    }

    private Face part(Shot shot) {
        Face focus = scenery.focus(framing);
        double x = focus.left() + focus.width() / 2;
        double y = focus.top() + focus.height() / 2;
        Face subject = scenery.subject().orElse(focus);
        return switch (shot) {
            case WIDE -> framing.part(1, x, y);
            case SURROUNDINGS ->
                framing.best(0.55, part -> scenery.salience().within(part) * (1 - share(part, subject)));
            case APPROACH -> approach(subject.grown(0.1));
            case CLOSE -> close(focus);
            case DETAIL ->
                framing.best(
                        DETAIL,
                        part -> scenery.salience().within(part)
                                * (0.4 + share(part, subject))
                                * (1 - share(part, close(focus))));
            // Further off, and the subject where the lines of thirds cross.
            case FAREWELL -> framing.part(0.84, x + (x < 0.5 ? 0.16 : -0.16), y);
        };
    }

    /** The subject with room around it, or as much of it as is near; a face is never cut off. */
    private Face approach(Face subject) {
        Face near = framing.around(subject, 0.4, 0.76);
        if (scenery.faces().isEmpty()) {
            return near;
        }
        Face head = scenery.faces().getFirst().grown(HEADROOM);
        double x = Math.clamp(near.left(), Math.max(0, head.right() - near.width()), Math.max(head.left(), 0));
        double y = Math.clamp(near.top(), Math.max(0, head.bottom() - near.height()), Math.max(head.top(), 0));
        return new Face(x, y, near.width(), near.height(), 1);
    }

    private Face close(Face focus) {
        if (!scenery.faces().isEmpty()) {
            return framing.around(focus.grown(CLOSE_TO_A_FACE), 0.2, 0.6);
        }
        return scenery.subject().isPresent()
                ? framing.around(focus.grown(-0.2), 0.22, 0.42)
                : framing.best(0.34, scenery.salience()::within);
    }

    /** How much of a part lies within a box. */
    private static double share(Face part, Face box) {
        double across = Math.min(part.right(), box.right()) - Math.max(part.left(), box.left());
        double down = Math.min(part.bottom(), box.bottom()) - Math.max(part.top(), box.top());
        return Math.max(0, across) * Math.max(0, down) / (part.width() * part.height());
    }

    private static Film.Stock look(Shot shot) {
        return switch (shot) {
            case WIDE -> Film.Stock.CINEMATIC;
            case SURROUNDINGS -> Film.Stock.VIVID;
            case APPROACH -> Film.Stock.GOLDEN_HOUR;
            case CLOSE -> Film.Stock.POLAROID;
            case DETAIL -> Film.Stock.NOIR;
            case FAREWELL -> Film.Stock.MOONLIGHT;
        };
    }

    private LocalizedMessage named(String prefix, Shot shot) {
        String found = switch (shot) {
            case APPROACH -> scenery.people() ? ".people" : scenery.subject().isPresent() ? ".thing" : ".detail";
            case CLOSE ->
                !scenery.faces().isEmpty() ? ".face" : scenery.subject().isPresent() ? ".thing" : ".detail";
            default -> "";
        };
        return LocalizedMessage.of(prefix + shot.name().toLowerCase(java.util.Locale.ROOT) + found);
    }
}
