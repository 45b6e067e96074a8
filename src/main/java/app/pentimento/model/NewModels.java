package app.pentimento.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the models of a vendor's list that are new to the catalog and plainly make pictures. Vendors list one model under
 * several names ({@code -preview}, {@code -latest}, a date); it is found once, under the shortest of them, and not at all
 * where the catalog knows it.
 */
final class NewModels {
    private static final Pattern VARIANT =
            Pattern.compile("-(?:preview|latest|exp|experimental|stable|\\d{3}|\\d{2}-\\d{2,4}|\\d{4}-\\d{2}-\\d{2})$");

    private NewModels() {}

    /** The new models, each with what it is taken to be able to do, by their names. */
    static Map<String, CatalogEntry> of(
            Collection<VendorModels.Listed> listed, VendorModels vendor, ModelProperties properties) {
        Set<String> listedNames =
                listed.stream().map(VendorModels.Listed::name).collect(Collectors.toUnmodifiableSet());
        Set<String> known = new HashSet<>();
        Set<String> names = new HashSet<>();
        Set<String> labels = new HashSet<>();
        properties.catalog().forEach((name, entry) -> {
            boolean sameBackend = entry.backend().equals(vendor.backend());
            if (sameBackend) {
                known.add(name);
            }
            // Where only a variant of an entry's model is listed, it takes the model's place, unless that has ended.
            if (sameBackend && (listedNames.contains(name) || entry.ends())) {
                names.add(plainName(name));
                labels.add(plainLabel(entry.label(name)));
            }
        });
        Map<String, CatalogEntry> found = new LinkedHashMap<>();
        for (VendorModels.Listed model : picturesShortestFirst(listed)) {
            String name = plainName(model.name());
            String label = plainLabel(model.label());
            if (known.contains(model.name())) {
                labels.add(label);
            } else if (!names.contains(name) && !labels.contains(label)) {
                names.add(name);
                labels.add(label);
                found.put(model.name(), vendor.careful(model));
            }
        }
        return Collections.unmodifiableMap(found);
    }

    private static List<VendorModels.Listed> picturesShortestFirst(Collection<VendorModels.Listed> listed) {
        return listed.stream()
                .filter(VendorModels.Listed::makesPictures)
                .sorted(Comparator.comparingInt(
                                (VendorModels.Listed model) -> model.name().length())
                        .thenComparing(VendorModels.Listed::name))
                .toList();
    }

    /** A name without what marks a version of the model. */
    private static String plainName(String name) {
        String plain = name;
        while (true) {
            String shorter = VARIANT.matcher(plain).replaceFirst("");
            if (shorter.equals(plain)) {
                return plain;
            }
            plain = shorter;
        }
    }

    private static String plainLabel(String label) {
        return plainName(label.strip().toLowerCase(Locale.ROOT).replace(' ', '-'));
    }
}
