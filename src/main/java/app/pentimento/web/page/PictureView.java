package app.pentimento.web.page;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
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
        return "/api/v1/images/" + id + "/content";
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
