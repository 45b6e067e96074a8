package app.pentimento.web.api;

import app.pentimento.session.TurnOptions;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The fields of {@code POST /sessions/{id}/turns} as multipart; what is blank counts as absent. */
record TurnForm(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String prompt,

        @Nullable List<String> imageIds,
        @Nullable String maskImageId,
        @Nullable String parentTurnId,
        @Nullable String model,

        @Schema(description = "A JSON object as text, such as {\"variants\": 2}") @Nullable
        String options,

        @Nullable List<MultipartFile> image,
        @Nullable MultipartFile mask) {
    /** What the form asks for besides its files. */
    TurnRequest request(JsonMapper json) {
        return new TurnRequest(
                prompt, imageIds, given(maskImageId), given(parentTurnId), given(model), options(given(options), json));
    }

    /** The pictures that were chosen. */
    List<MultipartFile> pictures() {
        return image == null
                ? List.of()
                : image.stream().filter(TurnForm::isChosen).toList();
    }

    /** The mask, if one was chosen. */
    @Nullable
    MultipartFile chosenMask() {
        return mask != null && isChosen(mask) ? mask : null;
    }

    /** Whether a file is there: a form whose file field was left empty sends a part without a name and without bytes. */
    private static boolean isChosen(MultipartFile file) {
        return !(file.isEmpty() && "".equals(file.getOriginalFilename()));
    }

    private static @Nullable TurnOptions options(@Nullable String text, JsonMapper json) {
        try {
            return text == null ? null : json.readValue(text, TurnOptions.class);
        } catch (JacksonException e) {
            throw new InvalidRequest("options", "The options must be a JSON object, such as {\"variants\": 2}.");
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
