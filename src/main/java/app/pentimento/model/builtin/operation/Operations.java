package app.pentimento.model.builtin.operation;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every operation by its name: the word for it in a recipe and, where there is one, in the lexicon. */
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
    }

    private Operations() {}

    /** All operations with their names. */
    public static Map<String, Class<? extends Operation>> byName() {
        return Map.copyOf(BY_NAME);
    }

    /** The name of an operation. */
    public static String name(Operation operation) {
        return BY_NAME.entrySet().stream()
                .filter(entry -> entry.getValue().equals(operation.getClass()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No name for " + operation.getClass()));
    }
}
