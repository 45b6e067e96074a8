package app.pentimento.session;

import app.pentimento.image.Image;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prompt with its pictures and options, and what the model answered.
 *
 * @param parentId the turn that it follows; null for a root. Several turns with one parent are branches
 * @param attempts how often it was started
 * @param inputs the pictures that it brought, in their order
 * @param mask white where change is allowed
 * @param waiting why nothing comes from the model for a while; null where it works
 * @param origin where the answer came from
 * @param choices what the answer offers to do instead of guessing
 * @param preview the number of the picture as it is so far, from 1; 0 where there is none
 * @param step the step that a picture of the answer is at, such as {@code label}, where that takes long; null otherwise
 */
public record Turn(
        String id,
        String sessionId,
        @Nullable String parentId,
        TurnStatus status,
        int attempts,
        String prompt,
        List<Image> inputs,
        @Nullable Image mask,
        String model,
        TurnOptions options,
        List<Part> parts,
        @Nullable TurnUsage usage,
        @Nullable Cost cost,
        @Nullable TurnError error,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable TurnWait waiting,
        AnswerOrigin origin,
        List<TurnChoice> choices,
        int preview,
        @Nullable String step) {
    public Turn {
        inputs = List.copyOf(inputs);
        parts = List.copyOf(parts);
        choices = List.copyOf(choices);
    }

    /** The ids of the pictures that it was answered with. */
    public List<String> pictureIds() {
        return parts.stream()
                .filter(Part.Picture.class::isInstance)
                .map(part -> ((Part.Picture) part).image().id())
                .toList();
    }

    /** The picture that a turn after this one is about: the last it was answered with, else the first it brought. */
    public @Nullable Image workingImage() {
        for (Part part : parts.reversed()) {
            if (part instanceof Part.Picture picture) {
                return picture.image();
            }
        }
        return inputs.isEmpty() ? null : inputs.getFirst();
    }
}
