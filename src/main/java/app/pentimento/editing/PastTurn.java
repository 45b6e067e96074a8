package app.pentimento.editing;

import app.pentimento.image.Image;
import app.pentimento.model.Transcript;
import app.pentimento.session.Part;
import app.pentimento.session.Transcripts.TranscriptPart;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An earlier turn of the branch, with its model's transcript.
 *
 * @param transcript empty where its model left nothing that could go back to it
 */
record PastTurn(Turn turn, List<TranscriptPart> transcript) {
    PastTurn {
        transcript = List.copyOf(transcript);
    }

    /** Whether anything was answered. A turn without an answer is no part of a conversation. */
    boolean answered() {
        return !turn.parts().isEmpty();
    }

    /**
     * Whether the answer can go back to this model as its own: the same model said it, through the same API, and the
     * rule lets at least a part of it stand.
     */
    boolean repeatable(String model, Transcript rules) {
        boolean own = turn.model().equals(model)
                && !transcript.isEmpty()
                && transcript.stream().allMatch(part -> part.imageId() == null || answer(part.imageId()) != null)
                && transcript.stream().allMatch(part -> part.format().equals(rules.format()));
        return own
                && switch (rules.rule()) {
                    case NOTHING -> false;
                    case WHOLE_TURNS -> turn.status() == TurnStatus.SUCCEEDED;
                    case SIGNED_PARTS -> transcript.stream().anyMatch(part -> part.signature() != null);
                };
    }

    /** Its pictures, brought and answered, in order, each once. */
    List<Image> pictures() {
        Map<String, Image> pictures = new LinkedHashMap<>();
        turn.inputs().forEach(image -> pictures.put(image.id(), image));
        answers().forEach(image -> pictures.put(image.id(), image));
        return new ArrayList<>(pictures.values());
    }

    /** The pictures that it was answered with, in order. */
    List<Image> answers() {
        return turn.parts().stream()
                .filter(Part.Picture.class::isInstance)
                .map(part -> ((Part.Picture) part).image())
                .toList();
    }

    /** The picture that it was answered with, if this is one of them. */
    @Nullable
    Image answer(String imageId) {
        return answers().stream()
                .filter(image -> image.id().equals(imageId))
                .findFirst()
                .orElse(null);
    }

    /** What its words take in a request, in bytes. */
    long wordBytes() {
        long bytes = utf8(turn.prompt());
        for (Part part : turn.parts()) {
            bytes += part instanceof Part.Text text ? utf8(text.text()) : 0;
        }
        return bytes;
    }

    /** What its model's signatures, in base64, and the parts that only its API understands take in a request, in bytes. */
    long signatureBytes() {
        long bytes = 0;
        for (TranscriptPart part : transcript) {
            bytes += part.signature() == null ? 0 : part.signature().length * 4L / 3;
            bytes += part.kind() == app.pentimento.session.Transcripts.Kind.RAW && part.text() != null
                    ? utf8(part.text())
                    : 0;
        }
        return bytes;
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
