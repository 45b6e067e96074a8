package app.pentimento.web.api;

import app.pentimento.keep.Kept;
import app.pentimento.quality.PictureQuality;
import app.pentimento.session.AnswerOrigin;
import app.pentimento.session.Cost;
import app.pentimento.session.Part;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnError;
import app.pentimento.session.TurnOptions;
import app.pentimento.session.TurnUsage;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A turn in the API. */
@Schema(name = "Turn")
public record TurnJson(
        String id,
        String sessionId,
        @Nullable String parentTurnId,

        @Schema(allowableValues = {"queued", "running", "succeeded", "failed", "cancelled"})
        String status,

        String prompt,
        List<ImageJson> inputs,
        @Nullable ImageJson mask,
        String model,

        @Schema(
                description =
                        "the model that the vendor says answered, by the vendor's name; null where it did not say")
        @Nullable
        String servedBy,

        @JsonInclude(content = JsonInclude.Include.NON_NULL) TurnOptions options,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PartJson> parts,
        @Nullable TurnUsage usage,
        @Nullable MoneyJson cost,
        @Nullable TurnError error,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String waiting,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant waitingUntil,
        List<ChoiceJson> choices,
        List<AnswerOrigin.Source> sources,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String previewUrl) {
    /**
     * What an answer offers to do instead of guessing: choosing it is a new turn with this prompt.
     *
     * @param model the model to ask; the one that answered where it is not named
     */
    @Schema(name = "Choice")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChoiceJson(String label, String prompt, @Nullable String model) {}

    /** A turn as it was answered. */
    static TurnJson of(Turn turn) {
        return of(turn, Map.of(), Map.of());
    }

    /**
     * A turn with what is known of its pictures.
     *
     * @param quality what was found out about its pictures since, by their ids
     * @param kept what was kept in them of the working image, by their ids
     */
    static TurnJson of(Turn turn, Map<String, PictureQuality> quality, Map<String, Kept> kept) {
        return with(
                turn,
                turn.parts().stream().map(part -> part(part, quality, kept)).toList());
    }

    private static PartJson part(Part part, Map<String, PictureQuality> quality, Map<String, Kept> kept) {
        String id = part instanceof Part.Picture picture ? picture.image().id() : "";
        return PartJson.of(part, quality.get(id), kept.get(id));
    }

    /** A turn as the {@code status} event tells it, without its parts. */
    static TurnJson withoutParts(Turn turn) {
        return with(turn, null);
    }

    private static TurnJson with(Turn turn, @Nullable List<PartJson> parts) {
        Cost cost = turn.cost();
        return new TurnJson(
                turn.id(),
                turn.sessionId(),
                turn.parentId(),
                turn.status().word(),
                turn.prompt(),
                turn.inputs().stream().map(ImageJson::of).toList(),
                ImageJson.ofNullable(turn.mask()),
                turn.model(),
                turn.origin().servedBy(),
                turn.options(),
                parts,
                turn.usage(),
                cost == null ? null : MoneyJson.usd(cost.usd(), cost.estimated()),
                turn.error(),
                turn.createdAt(),
                turn.startedAt(),
                turn.finishedAt(),
                turn.waiting() == null ? null : turn.waiting().sentence(),
                turn.waiting() == null ? null : turn.waiting().until(),
                turn.choices().stream()
                        .filter(choice -> choice.model() != null || !choice.generative())
                        .map(choice -> new ChoiceJson(choice.label(), choice.prompt(), choice.model()))
                        .toList(),
                turn.origin().sources(),
                turn.preview() == 0 ? null : "/api/v1/turns/%s/preview?number=%d".formatted(turn.id(), turn.preview()));
    }
}
