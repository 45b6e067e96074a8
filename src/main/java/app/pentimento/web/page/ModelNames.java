package app.pentimento.web.page;

import app.pentimento.model.Models;
import app.pentimento.phrases.Phrases;
import app.pentimento.session.SessionCopies;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What models are called on pages. */
@Component
class ModelNames {
    private final Models models;
    private final Phrases phrases;
    private final MessageSource messages;

    ModelNames(Models models, Phrases phrases, MessageSource messages) {
        this.models = models;
        this.phrases = phrases;
        this.messages = messages;
    }

    /** The name for people of the model with this id, which may be gone from this server. */
    String of(String model, Locale locale) {
        return models.find(model)
                .map(found -> phrases.say(found.info().label(), locale))
                .orElseGet(() -> imported(model, locale));
    }

    /** A turn that was brought from elsewhere only claims its model, and the page says so. */
    private String imported(String model, Locale locale) {
        return model.startsWith(SessionCopies.IMPORTED)
                ? messages.getMessage(
                        "turn.imported", new Object[] {model.substring(SessionCopies.IMPORTED.length())}, locale)
                : model;
    }
}
