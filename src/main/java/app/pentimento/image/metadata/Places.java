package app.pentimento.image.metadata;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells names of metadata fields that say where a picture was taken or what place it shows. */
public final class Places {
    private static final Set<String> NAMES = Set.of(
            "location",
            "sublocation",
            "city",
            "state",
            "province",
            "provincestate",
            "provinceorstate",
            "country",
            "countryname",
            "countrycode",
            "worldregion",
            "locationcreated",
            "locationshown",
            "locationname",
            "locationid");
    private static final Pattern COORDINATES = Pattern.compile(
            "gps(latitude|longitude|coordinates|position|altitude)|geo(tag|location)|latitude|longitude");

    private Places() {}

    /** Whether a field of this name, without its namespace, tells a place. */
    static boolean isPlace(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
        return lower.startsWith("gps")
                || NAMES.contains(lower)
                || COORDINATES.matcher(lower).find();
    }

    /** Whether these bytes, read as text, name coordinates anywhere. */
    public static boolean mentionsCoordinates(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return COORDINATES.matcher(text).find();
    }
}
