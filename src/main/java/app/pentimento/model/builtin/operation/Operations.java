package app.pentimento.model.builtin.operation;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every operation by its name: the word for it in an edit stack and, where there is one, in the lexicon. */
public final class Operations {
    private static final Map<String, Class<? extends Operation>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("exposure", Exposure.class);
        BY_NAME.put("contrast", Contrast.class);
        BY_NAME.put("warmth", Warmth.class);
        BY_NAME.put("saturation", Saturation.class);
        BY_NAME.put("bw", BlackAndWhite.class);
        BY_NAME.put("sepia", Sepia.class);
        BY_NAME.put("invert", Invert.class);
        BY_NAME.put("blur", Blur.class);
        BY_NAME.put("sharpness", Sharpen.class);
        BY_NAME.put("crop", Crop.class);
        BY_NAME.put("trim", Trim.class);
        BY_NAME.put("rotate", Rotate.class);
        BY_NAME.put("flip", Flip.class);
        BY_NAME.put("resize", Resize.class);
        BY_NAME.put("border", Border.class);
        BY_NAME.put("write", Write.class);
        BY_NAME.put("tone", LocalTone.class);
        BY_NAME.put("clarity", Clarity.class);
        BY_NAME.put("noise", Denoise.class);
        BY_NAME.put("vibrance", Vibrance.class);
        BY_NAME.put("tint", Tint.class);
        BY_NAME.put("vignette", Vignette.class);
        BY_NAME.put("grain", Grain.class);
        BY_NAME.put("fade", Fade.class);
        BY_NAME.put("duotone", Duotone.class);
        BY_NAME.put("posterize", Posterize.class);
        BY_NAME.put("glow", Glowing.class);
        BY_NAME.put("enhance", Enhance.class);
        BY_NAME.put("film", Film.class);
        BY_NAME.put("sketch", Sketch.class);
        BY_NAME.put("ink", Ink.class);
        BY_NAME.put("cartoon", Cartoon.class);
        BY_NAME.put("watercolour", Watercolour.class);
        BY_NAME.put("oil", Oil.class);
        BY_NAME.put("pixel-art", PixelArt.class);
        BY_NAME.put("pop-art", PopArt.class);
        BY_NAME.put("mosaic", Mosaic.class);
        BY_NAME.put("halftone", Halftone.class);
        BY_NAME.put("miniature", TiltShift.class);
        BY_NAME.put("rounded", RoundCorners.class);
        BY_NAME.put("instant-frame", InstantFrame.class);
        BY_NAME.put("extend", Extend.class);
        BY_NAME.put("watermark", Watermark.class);
        BY_NAME.put("hide-faces", HideFaces.class);
        BY_NAME.put("crop-to", CropTo.class);
        BY_NAME.put("apart", SubjectSeparation.class);
        BY_NAME.put("on-faces", OnFaces.class);
        BY_NAME.put("backdrop", Backdrop.class);
        BY_NAME.put("recolour", Recolour.class);
        BY_NAME.put("straighten", Straighten.class);
        BY_NAME.put("poster", Poster.class);
        BY_NAME.put("retouch", Retouch.class);
        BY_NAME.put("masked", Masked.class);
        BY_NAME.put("in-cell", CollageCellEdit.class);
        BY_NAME.put("cut-out", ExtractCell.class);
    }

    private Operations() {}

    /** All operations with their names. */
    public static Map<String, Class<? extends Operation>> byName() {
        return Map.copyOf(BY_NAME);
    }

    /** The name of an operation; of one in a part of the picture, that of what is done there. */
    public static String name(Operation operation) {
        if (operation instanceof SubjectSeparation apart) {
            return name(apart.operation());
        }
        if (operation instanceof OnFaces faces) {
            return name(faces.operation());
        }
        if (operation instanceof Masked masked) {
            return name(masked.operation());
        }
        if (operation instanceof CollageCellEdit cell) {
            return name(cell.operation());
        }
        return BY_NAME.entrySet().stream()
                .filter(entry -> entry.getValue().equals(operation.getClass()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No name for " + operation.getClass()));
    }
}
