package app.pentimento.editing;

import app.pentimento.image.Image;
import app.pentimento.session.Part;
import app.pentimento.session.Said;
import app.pentimento.session.Turn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An earlier turn of the branch, with what its model said as it said it.
 *
 * @param said empty where its model left nothing that could go back to it
 */
record PastTurn(Turn turn, List<Said.Piece> said) {
    PastTurn {
        said = List.copyOf(said);
    }

    /** Whether anything was answered. A turn without an answer is no part of a conversation. */
    boolean answered() {
        return !turn.parts().isEmpty();
    }

    /** Whether the answer can go back to this model as its own, with its signatures. */
    boolean saidBy(String model) {
        return turn.model().equals(model) && !said.isEmpty();
    }

    /** Its pictures, brought and answered, in order, each once. */
    List<Image> pictures() {
        Map<String, Image> pictures = new LinkedHashMap<>();
        turn.inputs().forEach(image -> pictures.put(image.id(), image));
        turn.parts().forEach(part -> {
            if (part instanceof Part.Picture picture) {
                pictures.put(picture.image().id(), picture.image());
            }
        });
        return new ArrayList<>(pictures.values());
    }

    /** The picture that it was answered with, if this is one of them. */
    @Nullable
    Image answer(String imageId) {
        for (Part part : turn.parts()) {
            if (part instanceof Part.Picture picture && picture.image().id().equals(imageId)) {
                return picture.image();
            }
        }
        return null;
    }

    /** What its words take in a request to this model, with their signatures in base64. */
    long wordBytes(String model) {
        long bytes = utf8(turn.prompt());
        if (saidBy(model)) {
            for (Said.Piece piece : said) {
                bytes += piece.words() == null ? 0 : utf8(piece.words());
                bytes += piece.signature() == null ? 0 : piece.signature().length * 4L / 3;
            }
        } else {
            for (Part part : turn.parts()) {
                bytes += part instanceof Part.Text text ? utf8(text.text()) : 0;
            }
        }
        return bytes;
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
