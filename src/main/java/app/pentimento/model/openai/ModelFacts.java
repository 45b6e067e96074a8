package app.pentimento.model.openai;

import app.pentimento.model.CatalogEntry;
import app.pentimento.model.EditOptions;
import app.pentimento.model.InputImage;
import app.pentimento.model.wire.PictureFitter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the requests about one model have in common.
 *
 * @param name its name in the catalog
 * @param label its name for people
 * @param table the sizes by aspect ratio of models that take a few only
 * @param instructions what goes with every conversation; empty for nothing
 */
record ModelFacts(
        String name,
        String label,
        CatalogEntry entry,
        OpenAiOptions options,
        Connection connection,
        Map<String, String> table,
        String instructions,
        PictureFitter fitter,
        OpenAiPictures pictures) {
    private static final String WEBP = "image/webp";

    /** What the server calls it. */
    String nameAtServer() {
        return connection.nameOf(name);
    }

    /** The types of pictures that it takes; Azure's guides name PNG and JPEG only. */
    List<String> mediaTypes() {
        return connection.isAzure()
                ? entry.mediaTypes().stream().filter(type -> !type.equals(WEBP)).toList()
                : entry.mediaTypes();
    }

    /** Adds what describes the picture that is wanted. */
    void pictureParameters(ObjectNode body, EditOptions chosen, @Nullable InputImage working) {
        JsonBody.put(body, "size", size(chosen, working));
        JsonBody.put(body, "quality", options.quality());
        JsonBody.put(body, "output_format", options.outputFormat());
        JsonBody.put(body, "background", options.background());
        JsonBody.put(body, "moderation", options.moderation());
    }

    /** An edit keeps the shape of the picture where nobody chose another. */
    private @Nullable String size(EditOptions chosen, @Nullable InputImage working) {
        String aspectRatio = chosen.aspectRatio();
        if (options.sizes() == OpenAiOptions.Sizes.TABLE) {
            return aspectRatio == null ? null : table.get(aspectRatio);
        }
        String resolution = entry.offered(chosen.resolution(), entry.resolutions());
        Double ratio = ImageSize.ratio(aspectRatio);
        if (ratio == null && working != null) {
            ratio = (double) working.file().width() / working.file().height();
        }
        if (ratio == null && resolution != null) {
            ratio = 1.0;
        }
        return ratio == null ? null : ImageSize.of(ratio, resolution).toString();
    }

    /** Adds how long the model thinks, where that was chosen and it offers it. */
    void reasoning(ObjectNode body, EditOptions chosen) {
        String effort = entry.offered(chosen.thinking(), entry.thinking());
        if (effort != null) {
            body.putObject("reasoning").put("effort", effort);
        }
    }

    /** The parameters to leave out, with one that means nothing without another. */
    Set<String> withDependents(Set<String> without, String parameter, String dependent) {
        if (!without.contains(parameter)) {
            return without;
        }
        Set<String> both = new HashSet<>(without);
        both.add(dependent);
        return both;
    }
}
