package app.pentimento.provenance.c2pa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A rectangle of a picture, in its pixels: a region of interest of an action (C2PA 18.15.11 and 18.2). */
public record PixelBox(int x, int y, int width, int height) {
    /** As it is written. */
    Map<String, Object> fields() {
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("x", x);
        origin.put("y", y);
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("type", "rectangle");
        shape.put("unit", "pixel");
        shape.put("origin", origin);
        shape.put("width", width);
        shape.put("height", height);
        Map<String, Object> range = new LinkedHashMap<>();
        range.put("type", "spatial");
        range.put("shape", shape);
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("region", List.of(range));
        region.put("role", "c2pa.edited");
        return region;
    }
}
