package app.pentimento.standin;

import app.pentimento.standin.OpenAiStandIn.Asked;
import app.pentimento.standin.OpenAiStandIn.File;
import app.pentimento.standin.OpenAiStandIn.Kind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** What the images API refuses: OpenAI's specification of 2026-08-21 and its image generation guide. */
final class ImagesRules {
    private static final Set<String> MODELS = Set.of("gpt-image-2", "gpt-image-2.5-flare", "gpt-image-2.6-sunburst");
    private static final Set<String> FIELDS = Set.of(
            "model",
            "prompt",
            "n",
            "size",
            "quality",
            "output_format",
            "output_compression",
            "background",
            "user",
            "stream",
            "partial_images");
    private static final Set<String> NUMBERS = Set.of("n", "partial_images", "output_compression");
    private static final Set<String> QUALITIES = Set.of("auto", "low", "medium", "high");
    private static final Pattern SIZE = Pattern.compile("(\\d{2,4})x(\\d{2,4})");
    private static final int LARGEST_MASK = 4_000_000;

    private final Kind kind;
    private final boolean form;

    ImagesRules(Kind kind, boolean form) {
        this.kind = kind;
        this.form = form;
    }

    void check(Asked asked) throws OpenAiViolation, IOException {
        boolean edit = asked.path().equals("/images/edits");
        if (edit != form) {
            throw OpenAiViolation.of(
                    400, "invalid_request_error", null, "Unsupported content type of " + asked.path() + ".");
        }
        if (kind != Kind.LOCAL) {
            fields(asked, edit);
        }
        if (asked.field("prompt").isBlank()) {
            throw OpenAiViolation.invalid("prompt is required.");
        }
        if (edit) {
            files(asked.files());
        }
    }

    private void fields(Asked asked, boolean edit) throws OpenAiViolation {
        Set<String> allowed = new HashSet<>(FIELDS);
        if (!edit) {
            allowed.add("moderation");
        }
        for (String field : asked.json().propertyNames()) {
            if (field.equals("input_fidelity")) {
                throw OpenAiViolation.of(
                        400,
                        "image_generation_user_error",
                        "invalid_input_fidelity_model",
                        "The model 'gpt-image-2' does not support the 'input_fidelity' parameter.");
            }
            if (!allowed.contains(field)) {
                OpenAiViolation unknown = OpenAiViolation.unknown(field);
                throw field.equals("moderation") ? unknown.asExpected() : unknown;
            }
            JsonNode value = asked.json().path(field);
            boolean rightType = form
                    || (NUMBERS.contains(field)
                            ? value.isInt()
                            : field.equals("stream") ? value.isBoolean() : value.isString());
            if (!rightType) {
                throw OpenAiViolation.of(
                        400, "invalid_request_error", "invalid_type", "Invalid type for '" + field + "'.", field);
            }
        }
        model(asked.field("model"));
        size(asked.field("size"));
        if (asked.json().has("quality") && !QUALITIES.contains(asked.field("quality"))) {
            throw OpenAiViolation.invalid("quality is none of " + QUALITIES);
        }
        int partial = asked.json().path("partial_images").asInt(0);
        if (partial < 0 || partial > 3 || (partial > 0 && !streams(asked))) {
            throw OpenAiViolation.invalid("partial_images must be 0 to 3, and only of a stream");
        }
        if (streams(asked) && asked.json().path("n").asInt(1) > 1) {
            throw OpenAiViolation.invalid("n must be 1 of a stream");
        }
    }

    private boolean streams(Asked asked) {
        return form ? asked.field("stream").equals("true") : asked.streams();
    }

    private void model(String model) throws OpenAiViolation {
        boolean known = kind == Kind.AZURE ? model.equals(OpenAiStandIn.DEPLOYMENT) : MODELS.contains(model);
        if (!known) {
            OpenAiViolation unknown = OpenAiViolation.of(
                    404,
                    "invalid_request_error",
                    "model_not_found",
                    "The model '%s' does not exist or you do not have access to it.".formatted(model));
            throw model.equals("gpt-image-3") ? unknown.asExpected() : unknown;
        }
    }

    private static void size(String size) throws OpenAiViolation {
        if (size.isEmpty() || size.equals("auto")) {
            return;
        }
        Matcher sides = SIZE.matcher(size);
        if (!sides.matches()) {
            throw OpenAiViolation.invalid("Invalid size '" + size + "'.");
        }
        int width = Integer.parseInt(sides.group(1));
        int height = Integer.parseInt(sides.group(2));
        int longer = Math.max(width, height);
        boolean right = width % 16 == 0
                && height % 16 == 0
                && longer <= 3840
                && longer <= 3 * Math.min(width, height)
                && width * height >= 655_360
                && width * height <= 8_294_400;
        if (!right) {
            throw OpenAiViolation.invalid("Invalid size '" + size + "'.");
        }
    }

    private void files(List<File> files) throws OpenAiViolation, IOException {
        List<File> images =
                files.stream().filter(file -> !file.name().equals("mask")).toList();
        if (images.isEmpty() || images.size() > 16) {
            throw OpenAiViolation.invalid("1 to 16 images are required.");
        }
        boolean one = kind != Kind.AZURE && images.size() == 1;
        Set<String> types = kind == Kind.AZURE
                ? Set.of("image/png", "image/jpeg")
                : Set.of("image/png", "image/jpeg", "image/webp");
        for (File file : images) {
            boolean rightName = file.name().equals("image[]")
                    ? kind != Kind.LOCAL || !one
                    : one && file.name().equals("image");
            if (!rightName) {
                throw OpenAiViolation.of(
                        400, "invalid_request_error", "invalid_type", "No file " + file.name() + " was expected.");
            }
            if (!types.contains(file.type()) || !PictureBytes.type(file.bytes()).equals(file.type())) {
                throw OpenAiViolation.of(
                        400, "invalid_request_error", "invalid_image_file", file.name() + " is no " + file.type());
            }
        }
        for (File file : files) {
            if (file.name().equals("mask")) {
                mask(file, images.getFirst());
            }
        }
    }

    private static void mask(File mask, File first) throws OpenAiViolation, IOException {
        BufferedImage shape = ImageIO.read(new ByteArrayInputStream(mask.bytes()));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(first.bytes()));
        boolean right = mask.type().equals("image/png")
                && first.type().equals("image/png")
                && mask.bytes().length < LARGEST_MASK
                && shape.getColorModel().hasAlpha()
                && shape.getWidth() == picture.getWidth()
                && shape.getHeight() == picture.getHeight();
        if (!right) {
            throw OpenAiViolation.of(
                    400,
                    "invalid_request_error",
                    "invalid_image_file",
                    "The mask must be a PNG of the first picture's size and type, with an alpha channel.");
        }
    }
}
