package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.BlackAndWhite;
import app.pentimento.model.builtin.operation.Cartoon;
import app.pentimento.model.builtin.operation.Enhance;
import app.pentimento.model.builtin.operation.Fade;
import app.pentimento.model.builtin.operation.Film;
import app.pentimento.model.builtin.operation.Glowing;
import app.pentimento.model.builtin.operation.Grain;
import app.pentimento.model.builtin.operation.Halftone;
import app.pentimento.model.builtin.operation.Ink;
import app.pentimento.model.builtin.operation.InstantFrame;
import app.pentimento.model.builtin.operation.Invert;
import app.pentimento.model.builtin.operation.Mosaic;
import app.pentimento.model.builtin.operation.Oil;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.PixelArt;
import app.pentimento.model.builtin.operation.PopArt;
import app.pentimento.model.builtin.operation.Posterize;
import app.pentimento.model.builtin.operation.RoundCorners;
import app.pentimento.model.builtin.operation.Sepia;
import app.pentimento.model.builtin.operation.Sketch;
import app.pentimento.model.builtin.operation.TiltShift;
import app.pentimento.model.builtin.operation.Vignette;
import app.pentimento.model.builtin.operation.Watercolour;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks that are a thing of their own: one word is enough. */
final class LookReader implements Reader {
    private static final Set<String> BECOMES = Set.of(
            "bw",
            "sepia",
            "invert",
            "posterize",
            "sketch",
            "sketch-coloured",
            "ink",
            "cartoon",
            "watercolour",
            "oil",
            "pixel-art",
            "pop-art",
            "mosaic",
            "halftone",
            "miniature",
            "instant-frame");

    @Override
    public List<EditIntent> read(Clause clause) {
        List<EditIntent> intents = new ArrayList<>();
        if (clause.has("remove", "down") && !clause.has("exposure+", "exposure-", "contrast")) {
            return intents; // "no vignette" where there is none adds none
        }
        for (int i = 0; i < clause.size(); i++) {
            Token token = clause.get(i);
            Operation operation = clause.isTaken(i) ? null : look(token, clause, i);
            if (operation != null) {
                clause.take(token.id());
                clause.take("up", "exposure", "saturation", "add", "font", "border");
                intents.add(new EditIntent.Do(operation));
            }
        }
        return intents;
    }

    /** Whether this names what a whole picture can become, such as a watercolour. */
    static boolean isLook(Token token) {
        return token.kind() == Token.Kind.CONCEPT
                && (BECOMES.contains(token.id()) || Films.named(token.id()).isPresent());
    }

    private static @Nullable Operation look(Token token, Clause clause, int at) {
        if (token.kind() != Token.Kind.CONCEPT) {
            return null;
        }
        return switch (token.id()) {
            case "bw" -> new BlackAndWhite();
            case "enhance" -> new Enhance(Math.clamp(amount(clause, at).scale(), 0.5, 1.5));
            case "sepia" -> new Sepia(share(clause, at, 0.9));
            case "invert" -> new Invert();
            case "vignette" ->
                new Vignette(clause.take("exposure+") ? -share(clause, at, 0.6) : share(clause, at, 0.5));
            case "grain" -> new Grain(share(clause, at, 0.35));
            case "fade" -> new Fade(share(clause, at, 0.5));
            case "glow" -> new Glowing(share(clause, at, 0.55));
            case "posterize" -> new Posterize(levels(clause));
            case "sketch" -> new Sketch(false);
            case "sketch-coloured" -> new Sketch(true);
            case "ink" -> new Ink();
            case "cartoon" -> new Cartoon();
            case "watercolour" -> new Watercolour();
            case "oil" -> new Oil();
            case "pixel-art" -> new PixelArt(112, 28);
            case "pop-art" -> new PopArt();
            case "mosaic" -> new Mosaic(64);
            case "halftone" -> new Halftone();
            case "miniature" -> new TiltShift(centre(clause), 1);
            case "rounded" -> new RoundCorners(clause.take("circle") ? 0.5 : share(clause, at, 0.08) / 2 + 0.02);
            case "circle" -> new RoundCorners(0.5);
            case "instant-frame" -> new InstantFrame();
            default -> Films.named(token.id()).map(Film::new).orElse(null);
        };
    }

    private static double share(Clause clause, int at, double usual) {
        return Math.clamp(amount(clause, at).share(usual), 0.05, 1);
    }

    private static @Nullable Double centre(Clause clause) {
        return Places.take(clause)
                .map(place -> 0.5 + (place.down() - 0.5) * 0.6)
                .orElse(null);
    }

    private static int levels(Clause clause) {
        return clause.takeKind(Token.Kind.NUMBER)
                .map(token -> Math.clamp(Math.round(token.value()), 2, 32))
                .orElse(4);
    }

    private static Amount amount(Clause clause, int at) {
        Token before = clause.takeBetween(at - 1, -1, Amount.SCALES.keySet(), Amount.FIGURES);
        return Amount.of(
                before != null
                        ? before
                        : clause.takeBetween(
                                at + 1, clause.size(), Set.of("slight", "strong", "extreme"), Amount.FIGURES));
    }
}
