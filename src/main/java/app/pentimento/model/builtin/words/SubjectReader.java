package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Backdrop;
import app.pentimento.model.builtin.operation.Blur;
import app.pentimento.model.builtin.operation.CropTo;
import app.pentimento.model.builtin.operation.Exposure;
import app.pentimento.model.builtin.operation.HideFaces;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Recolour;
import app.pentimento.model.builtin.operation.Retouch;
import app.pentimento.model.builtin.operation.Side;
import app.pentimento.model.builtin.operation.SubjectSeparation;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Faces, the subject, and what is behind it. */
final class SubjectReader implements Reader {
    /** A background is blurred more than a whole picture, so that the difference shows. */
    private static final double BACKGROUND_BLUR = 0.012;

    private static final double SPOTLIGHT = -1.5;
    private static final Set<String> PLAIN = Set.of("subject", "face", "background");

    @Override
    public List<EditIntent> read(Clause clause) {
        if (clause.hasKind(Kind.QUOTE) || clause.has("write", "saying")) {
            return List.of();
        }
        if (!clause.has("spot", "retouch") && clause.has("face", "faces", "hide")) {
            return faces(clause);
        }
        if (clause.take("retouch") || (clause.has("remove") && (clause.has("spot") || onlyRemove(clause)))) {
            clause.take("remove", "spot", "face", "faces", "everything");
            return List.of(new EditIntent.Do(Retouch.unmasked()));
        }
        if (clause.has("crop", "closer", "centre") && clause.has("subject") && !clause.has("background")) {
            clause.take("crop", "closer", "centre", "subject", "up");
            return List.of(new EditIntent.Do(new CropTo(CropTo.What.SUBJECT)));
        }
        if (clause.take("portrait-mode")) {
            clause.take("add", "blur", "blur+", "background", "subject");
            return background(new Blur(BACKGROUND_BLUR * amount(clause)));
        }
        if (clause.take("spotlight")) {
            clause.take("add", "subject", "up", "face");
            return background(new Exposure(SPOTLIGHT * amount(clause)));
        }
        return clause.has("background", "transparent") ? backdrop(clause) : recoloured(clause);
    }

    /** "Remove this": what is under the mask. */
    private static boolean onlyRemove(Clause clause) {
        return clause.size() > 1 && clause.left().stream().allMatch(token -> token.is("remove"));
    }

    private static List<EditIntent> faces(Clause clause) {
        boolean several = clause.has("faces");
        if (clause.has("crop", "closer", "centre")) {
            clause.take("crop", "closer", "centre", "face", "faces", "subject", "up");
            return List.of(new EditIntent.Do(new CropTo(several ? CropTo.What.FACES : CropTo.What.FACE)));
        }
        boolean blur = clause.has("blur", "blur+");
        if (blur || clause.has("hide", "pixel-art", "mosaic")) {
            clause.take("face", "faces", "subject", "hide", "blur", "blur+", "pixel-art", "mosaic", "add", "remove");
            HideFaces.Style style = blur ? HideFaces.Style.BLUR : HideFaces.Style.PIXELATE;
            return List.of(new EditIntent.Do(new HideFaces(style)));
        }
        return List.of();
    }

    private static List<EditIntent> backdrop(Clause clause) {
        if (clause.has("remove") && isOf(clause, "subject")) {
            clause.takeAll();
            return List.of(new EditIntent.Not("", EditIntent.Why.GENERATIVE, LocalizedMessage.of("generative")));
        }
        if (clause.has("transparent") || (clause.has("remove") && nothingButBackground(clause))) {
            clause.take("transparent", "background", "remove", "subject", "add", "replace");
            return List.of(new EditIntent.Do(new Backdrop(Backdrop.Fill.TRANSPARENT, 0, null, 0)));
        }
        if (clause.has("remove") && clause.hasKind(Kind.COLOUR)) {
            return removed(clause);
        }
        boolean another = clause.has("other-picture", "ordinal-2");
        if (another) {
            clause.take("other-picture", "ordinal-2", "background", "replace", "goto", "add", "another", "subject");
            return List.of(new EditIntent.Behind());
        }
        if (clause.take("gradient")) {
            clause.take("background", "add", "replace", "subject");
            Optional<Token> top = clause.takeKind(Kind.COLOUR);
            Optional<Token> bottom = clause.takeKind(Kind.COLOUR);
            int first = top.map(token -> (int) token.value()).orElse(0x8FB8DE);
            int second = bottom.map(token -> (int) token.value()).orElse(top.isPresent() ? 0xF4F1EA : 0xF3D9C9);
            return List.of(new EditIntent.Do(new Backdrop(Backdrop.Fill.GRADIENT, first, null, second)));
        }
        if (clause.has("recolour")) {
            return recoloured(clause);
        }
        if (clause.hasKind(Kind.COLOUR) && clause.left().stream().allMatch(SubjectReader::ofColouredBackdrop)) {
            clause.take("background", "add", "replace", "subject", "saturation");
            Token colour = clause.takeKind(Kind.COLOUR).orElseThrow();
            return List.of(new EditIntent.Do(new Backdrop(Backdrop.Fill.COLOUR, (int) colour.value(), colour.id(), 0)));
        }
        return blurred(clause);
    }

    /** "Remove the blue background", or "remove the background and make it blue". */
    private static List<EditIntent> removed(Clause clause) {
        if (!clause.left().stream().allMatch(token -> token.is("remove") || ofColouredBackdrop(token))) {
            return List.of();
        }
        boolean filled = clause.tokens().stream()
                .dropWhile(token -> !token.is("background"))
                .anyMatch(token -> token.kind() == Kind.COLOUR);
        clause.take("remove", "background", "add", "replace", "instead", "subject", "saturation");
        Token colour = clause.takeKind(Kind.COLOUR).orElseThrow();
        Backdrop backdrop = filled
                ? new Backdrop(Backdrop.Fill.COLOUR, (int) colour.value(), colour.id(), 0)
                : new Backdrop(Backdrop.Fill.TRANSPARENT, 0, null, 0);
        return List.of(new EditIntent.Do(backdrop));
    }

    /** "The person in the background" is about the person, "the background of the person" is not. */
    private static boolean isOf(Clause clause, String what) {
        return clause.tokens().stream()
                .filter(token -> token.is("subject") || token.is("background"))
                .findFirst()
                .filter(token -> token.is(what))
                .isPresent();
    }

    private static boolean nothingButBackground(Clause clause) {
        return clause.left().stream()
                .allMatch(token -> token.is("background") || token.is("remove") || token.is("subject"));
    }

    private static boolean ofColouredBackdrop(Token token) {
        return token.kind() == Kind.COLOUR
                || Set.of("background", "add", "replace", "instead", "subject", "saturation")
                        .contains(token.id());
    }

    /** "Out of focus" is a wish where it is said of the background, and a complaint of the whole picture. */
    private static List<EditIntent> blurred(Clause clause) {
        if (!clause.has("blur", "blur+", "sharpness+!") || clause.has("remove", "down", "subject")) {
            return List.of();
        }
        clause.take("blur", "blur+", "sharpness+!", "background", "up", "add");
        return background(new Blur(BACKGROUND_BLUR * amount(clause)));
    }

    private static List<EditIntent> recoloured(Clause clause) {
        Optional<Side> side = side(clause);
        boolean asked = clause.has("recolour")
                || clause.left().stream().allMatch(token -> token.kind() == Kind.COLOUR || PLAIN.contains(token.id()));
        if (side.isEmpty() || !asked || !clause.hasKind(Kind.COLOUR)) {
            return List.of();
        }
        clause.take("recolour", "background", "subject", "add");
        Token colour = clause.takeKind(Kind.COLOUR).orElseThrow();
        return List.of(
                new EditIntent.Do(new SubjectSeparation(side.get(), new Recolour((int) colour.value(), colour.id()))));
    }

    /** Which part of the picture a clause is about, where it is about one. */
    static Optional<Side> side(Clause clause) {
        boolean except = clause.has("except");
        if (clause.has("background")) {
            return Optional.of(except ? Side.SUBJECT : Side.BACKGROUND);
        }
        if (clause.has("subject")) {
            return Optional.of(except ? Side.BACKGROUND : Side.SUBJECT);
        }
        return except ? Optional.of(Side.BACKGROUND) : Optional.empty(); // "except me"
    }

    private static List<EditIntent> background(Operation operation) {
        return List.of(new EditIntent.Do(new SubjectSeparation(Side.BACKGROUND, operation)));
    }

    private static double amount(Clause clause) {
        return Amount.of(clause.takeBetween(0, clause.size(), Amount.SCALES.keySet(), Set.of()))
                .scale();
    }
}
