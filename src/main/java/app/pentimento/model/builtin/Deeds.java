package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Blur;
import app.pentimento.model.builtin.operation.Border;
import app.pentimento.model.builtin.operation.Crop;
import app.pentimento.model.builtin.operation.Flip;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Resize;
import app.pentimento.model.builtin.operation.Rotate;
import app.pentimento.model.builtin.operation.Sharpen;
import app.pentimento.model.builtin.operation.Trim;
import app.pentimento.model.builtin.operation.Write;
import java.util.List;

/** Names what the engine did in the vocabulary of C2PA (2.4, 18.15), for the picture's Content Credentials. */
final class Deeds {
    private Deeds() {}

    /** The actions that these operations are, each once, in their order. */
    static List<String> of(List<Operation> operations) {
        return operations.stream().map(Deeds::of).distinct().toList();
    }

    private static String of(Operation operation) {
        return switch (operation) {
            case Crop c -> "c2pa.cropped";
            case Trim t -> "c2pa.cropped";
            case Rotate r -> "c2pa.orientation";
            case Flip f -> "c2pa.orientation";
            case Resize r -> "c2pa.resized";
            case Blur b -> "c2pa.filtered";
            case Sharpen s -> "c2pa.filtered";
            case Write w -> "c2pa.addedText";
            case Border b -> "c2pa.drawing";
            default -> "c2pa.adjustedColor"; // all others change tones and colours
        };
    }
}
