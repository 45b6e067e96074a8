package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Said;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Sentences of the engine in the language of the person who asked. */
final class Wording {
    private final ResourceBundle bundle;

    Wording(boolean chinese) {
        bundle = ResourceBundle.getBundle(
                "studio/messages",
                chinese ? Locale.CHINESE : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String text(Said said) {
        if (said.key().equals(Said.LIST) || said.key().equals(Said.DETAILS)) {
            return joined(
                    said.key(), said.values().stream().map(Said.class::cast).toList());
        }
        Object[] values = said.values().stream()
                .map(value -> value instanceof Said inner ? text(inner) : value)
                .toArray();
        return new MessageFormat(pattern(said.key()), Locale.ROOT).format(values);
    }

    String text(String key, Object... values) {
        return text(Said.of(key, values));
    }

    /** Items one after another: "a; b; c". */
    String list(List<Said> items) {
        return joined(Said.LIST, items);
    }

    private String joined(String how, List<Said> items) {
        return String.join(
                pattern(how + ".separator"), items.stream().map(this::text).toList());
    }

    /** A colour given by its number has no entry: the number is its name. */
    private String pattern(String key) {
        try {
            return bundle.getString(key);
        } catch (MissingResourceException e) {
            return key.substring(key.indexOf('.') + 1);
        }
    }
}
