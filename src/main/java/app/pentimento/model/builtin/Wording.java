package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.LocalizedMessage;
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

    String text(LocalizedMessage message) {
        if (message.key().equals(LocalizedMessage.LIST) || message.key().equals(LocalizedMessage.DETAILS)) {
            return joined(
                    message.key(),
                    message.values().stream().map(LocalizedMessage.class::cast).toList());
        }
        Object[] values = message.values().stream()
                .map(value -> value instanceof LocalizedMessage inner ? text(inner) : value)
                .toArray();
        return new MessageFormat(pattern(message.key()), Locale.ROOT).format(values);
    }

    String text(String key, Object... values) {
        return text(LocalizedMessage.of(key, values));
    }

    /** Items one after another: "a; b; c". */
    String list(List<LocalizedMessage> items) {
        return joined(LocalizedMessage.LIST, items);
    }

    /** The same items as the beginning of a sentence. */
    String beginning(List<LocalizedMessage> items) {
        String list = list(items);
        return list.isEmpty() ? list : Character.toUpperCase(list.charAt(0)) + list.substring(1);
    }

    private String joined(String how, List<LocalizedMessage> items) {
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
