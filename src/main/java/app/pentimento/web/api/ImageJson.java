package app.pentimento.web.api;

import app.pentimento.image.Image;
import app.pentimento.image.LeftOut;
import app.pentimento.keep.Kept;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture in the API. {@code sha256}, {@code mediaType}, {@code width}, {@code height} and {@code bytes} are those of
 * the file as it is delivered; {@code original} is the file that came, which is kept byte for byte.
 */
@Schema(name = "Image")
public record ImageJson(
        String id,
        String sha256,
        String mediaType,
        int width,
        int height,
        long bytes,

        @Schema(allowableValues = {"upload", "model", "tool"})
        String origin,

        Instant createdAt,
        @Nullable String turnId,
        String contentUrl,
        String previewUrl,

        @Schema(allowableValues = {"none", "generated", "edited"})
        String aiLabel,

        Original original,

        @Schema(
                description = "What the file that came has beside the picture, and is not delivered",
                allowableValues = {"film", "gain-map", "other-pictures", "animation", "colour-profile"})
        List<String> leftOut,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable KeptJson kept) {
    /** The file that came: the upload, or the model's answer before it was labelled. */
    public record Original(String sha256, String mediaType, long bytes) {}

    static ImageJson of(Image image) {
        return of(image, null);
    }

    /** @param kept what was kept in it of its working image; null where that is no question or not asked for */
    static ImageJson of(Image image, @Nullable Kept kept) {
        String url = "/api/v1/images/" + image.id() + "/content";
        return new ImageJson(
                image.id(),
                image.delivered().sha256(),
                image.delivered().mediaType(),
                image.delivered().width(),
                image.delivered().height(),
                image.delivered().bytes(),
                image.origin().word(),
                image.createdAt(),
                image.turnId(),
                url,
                url + "?width=640",
                image.aiLabel().word(),
                new Original(
                        image.source().sha256(),
                        image.source().mediaType(),
                        image.source().bytes()),
                image.leftOut().stream().map(LeftOut::word).sorted().toList(),
                KeptJson.of(kept));
    }

    static @Nullable ImageJson ofNullable(@Nullable Image image) {
        return image == null ? null : of(image);
    }
}
