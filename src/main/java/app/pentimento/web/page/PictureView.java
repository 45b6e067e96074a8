package app.pentimento.web.page;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import app.pentimento.web.BasePath;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture as the page shows it: previews of several widths, the size that reserves its place, and what is said of it.
 */
public record PictureView(
        String id, int width, int height, long bytes, String mediaType, boolean upload, AiLabel aiLabel) {
    private static final List<Integer> PREVIEW_WIDTHS = List.of(160, 320, 640, 1280, 2560);

    static PictureView of(Image image) {
        return new PictureView(
                image.id(),
                image.delivered().width(),
                image.delivered().height(),
                image.delivered().bytes(),
                image.delivered().mediaType(),
                image.origin() == app.pentimento.image.Origin.UPLOAD,
                image.aiLabel());
    }

    /** The whole picture, as it is delivered. */
    public String url() {
        return BasePath.of("/api/v1/images/" + id + "/content");
    }

    /** A preview at most this wide. */
    public String preview(int atMost) {
        return url() + "?width=" + atMost;
    }

    /** The previews that are smaller than the picture, and the first that is not. */
    public String srcset() {
        List<String> candidates = new ArrayList<>();
        for (int preview : PREVIEW_WIDTHS) {
            if (preview >= width) {
                candidates.add("%s %dw".formatted(preview(preview), width));
                break;
            }
            candidates.add("%s %dw".formatted(preview(preview), preview));
        }
        return String.join(", ", candidates);
    }

    /**
     * Its width for a height of 100, in steps of 5 from 10 to 400: the style sheet makes of it the place that is reserved
     * before the picture has loaded.
     */
    public int ratio() {
        return Math.clamp(width * 20L / height * 5, 10, 400);
    }

    /** The next multiple of 40 above its width, where it is narrower than 480 pixels; 0 otherwise. */
    public int narrow() {
        return width >= 480 ? 0 : (width + 39) / 40 * 40;
    }

    /** The message key of its label. */
    public String labelKey() {
        return "label." + aiLabel.word();
    }

    public boolean labelled() {
        return aiLabel != AiLabel.NONE;
    }

    /** The end of a file's name that fits its type. */
    public String extension() {
        return switch (mediaType) {
            case "image/jpeg" -> "jpg";
            case "image/webp" -> "webp";
            case "image/gif" -> "gif";
            default -> "png";
        };
    }
}
