package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Blur;
import app.pentimento.model.builtin.operation.Border;
import app.pentimento.model.builtin.operation.Cartoon;
import app.pentimento.model.builtin.operation.Clarity;
import app.pentimento.model.builtin.operation.CollageCellEdit;
import app.pentimento.model.builtin.operation.ColourChange;
import app.pentimento.model.builtin.operation.Crop;
import app.pentimento.model.builtin.operation.CropTo;
import app.pentimento.model.builtin.operation.Denoise;
import app.pentimento.model.builtin.operation.Enhance;
import app.pentimento.model.builtin.operation.ExtractCell;
import app.pentimento.model.builtin.operation.Film;
import app.pentimento.model.builtin.operation.Flip;
import app.pentimento.model.builtin.operation.Glowing;
import app.pentimento.model.builtin.operation.Grain;
import app.pentimento.model.builtin.operation.Halftone;
import app.pentimento.model.builtin.operation.HideFaces;
import app.pentimento.model.builtin.operation.Ink;
import app.pentimento.model.builtin.operation.InstantFrame;
import app.pentimento.model.builtin.operation.LocalTone;
import app.pentimento.model.builtin.operation.Masked;
import app.pentimento.model.builtin.operation.Mosaic;
import app.pentimento.model.builtin.operation.Oil;
import app.pentimento.model.builtin.operation.OnFaces;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.PixelArt;
import app.pentimento.model.builtin.operation.PopArt;
import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.operation.Resize;
import app.pentimento.model.builtin.operation.Rotate;
import app.pentimento.model.builtin.operation.Sharpen;
import app.pentimento.model.builtin.operation.Sketch;
import app.pentimento.model.builtin.operation.Straighten;
import app.pentimento.model.builtin.operation.SubjectSeparation;
import app.pentimento.model.builtin.operation.TiltShift;
import app.pentimento.model.builtin.operation.Trim;
import app.pentimento.model.builtin.operation.Vignette;
import app.pentimento.model.builtin.operation.Watercolour;
import app.pentimento.model.builtin.operation.Watermark;
import app.pentimento.model.builtin.operation.Write;
import java.util.List;
import java.util.stream.Stream;

/** Names what the engine did in the vocabulary of C2PA (2.4, 18.15), for the picture's Content Credentials. */
final class C2paActionMapper {
    private C2paActionMapper() {}

    /** The actions that these operations are, each once, in their order. */
    static List<String> of(List<Operation> operations) {
        return operations.stream().map(C2paActionMapper::of).distinct().toList();
    }

    /** The actions that make a picture from nothing, where these follow. */
    static List<String> drawn(List<String> actions) {
        return Stream.concat(Stream.of("c2pa.drawing"), actions.stream())
                .distinct()
                .toList();
    }

    private static String of(Operation operation) {
        return switch (operation) {
            case Masked m -> of(m.operation());
            case SubjectSeparation a -> of(a.operation());
            case OnFaces f -> of(f.operation());
            case CollageCellEdit c -> of(c.operation());
            case ExtractCell c -> "c2pa.cropped";
            case CropTo c -> "c2pa.cropped";
            case Straighten s -> "c2pa.orientation";
            case HideFaces h -> "c2pa.filtered";
            case Poster p -> "c2pa.addedText";
            case Crop c -> "c2pa.cropped";
            case Trim t -> "c2pa.cropped";
            case Rotate r -> "c2pa.orientation";
            case Flip f -> "c2pa.orientation";
            case Resize r -> "c2pa.resized";
            case Write w -> "c2pa.addedText";
            case Watermark w -> "c2pa.addedText";
            case Border b -> "c2pa.drawing";
            case InstantFrame f -> "c2pa.drawing";
            case ColourChange c -> "c2pa.adjustedColor";
            case Enhance e -> "c2pa.adjustedColor";
            case LocalTone t -> "c2pa.adjustedColor";
            case Film f -> "c2pa.adjustedColor";
            case Vignette v -> "c2pa.adjustedColor";
            case Blur b -> "c2pa.filtered";
            case Sharpen s -> "c2pa.filtered";
            case Clarity c -> "c2pa.filtered";
            case Denoise d -> "c2pa.filtered";
            case Glowing g -> "c2pa.filtered";
            case Grain g -> "c2pa.filtered";
            case Halftone h -> "c2pa.filtered";
            case Mosaic m -> "c2pa.filtered";
            case PixelArt p -> "c2pa.filtered";
            case PopArt p -> "c2pa.filtered";
            case TiltShift t -> "c2pa.filtered";
            case Cartoon c -> "c2pa.filtered";
            case Ink i -> "c2pa.filtered";
            case Oil o -> "c2pa.filtered";
            case Sketch s -> "c2pa.filtered";
            case Watercolour w -> "c2pa.filtered";
            default -> "c2pa.edited"; // the vocabulary's word for what it has no other for: more canvas, round corners
        };
    }
}
