package app.pentimento.web.api;

import app.pentimento.session.TurnOptions;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /sessions/{id}/turns}. */
record TurnRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String prompt,

        @Nullable List<String> imageIds,
        @Nullable String maskImageId,
        @Nullable String parentTurnId,
        @Nullable String model,
        @Nullable TurnOptions options) {
    private static final Pattern RATIO = Pattern.compile("[1-9]\\d{0,3}:[1-9]\\d{0,3}");
    private static final Pattern RESOLUTION = Pattern.compile("[0-9A-Za-z.]{1,10}");
    private static final Set<String> THINKING = Set.of("minimal", "low", "medium", "high");
    private static final Set<String> KEEP = Set.of("auto", "rest", "whole");
    private static final int MOST_VARIANTS = 10;
    private static final int MOST_IMAGES = 100;

    /**
     * Checks what can be told without looking at anything else.
     *
     * @throws InvalidRequest where a field is wrong
     */
    void check() {
        checkImageIds(imageIds);
        if (options != null) {
            check(options);
        }
    }

    private static void checkImageIds(@Nullable List<String> ids) {
        if (ids == null) {
            return;
        }
        if (ids.size() > MOST_IMAGES) {
            throw new InvalidRequest("imageIds", "A turn can have at most %d pictures.".formatted(MOST_IMAGES));
        }
        if (ids.stream().anyMatch(Objects::isNull)) {
            throw new InvalidRequest("imageIds", "imageIds must be ids of pictures; one of them is null.");
        }
    }

    private static void check(TurnOptions options) {
        if (options.aspectRatio() != null
                && !RATIO.matcher(options.aspectRatio()).matches()) {
            throw new InvalidRequest("options.aspectRatio", "The aspect ratio must look like 16:9.");
        }
        if (options.resolution() != null
                && !RESOLUTION.matcher(options.resolution()).matches()) {
            throw new InvalidRequest("options.resolution", "The resolution must look like 2K.");
        }
        if (options.variants() != null && (options.variants() < 1 || options.variants() > MOST_VARIANTS)) {
            throw new InvalidRequest("options.variants", "The number of variants must be from 1 to 10.");
        }
        if (options.temperature() != null && !(options.temperature() >= 0 && options.temperature() <= 2)) {
            throw new InvalidRequest("options.temperature", "The temperature must be from 0 to 2.");
        }
        if (options.thinking() != null && !THINKING.contains(options.thinking())) {
            throw new InvalidRequest("options.thinking", "thinking must be minimal, low, medium or high.");
        }
        if (options.keep() != null && !KEEP.contains(options.keep())) {
            throw new InvalidRequest("options.keep", "keep must be auto, rest or whole.");
        }
    }
}
