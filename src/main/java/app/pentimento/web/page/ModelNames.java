package app.pentimento.web.page;

import app.pentimento.model.Models;
import app.pentimento.phrases.Phrases;
import app.pentimento.session.SessionCopies;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Models' names for people: those of our own in the page's language, all others as they are called everywhere. */
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

    /** The name of a model, such as {@code builtin:studio}; one that is not known here is named by its id. */
    String of(String model) {
        Locale locale = LocaleContextHolder.getLocale();
        if (model.startsWith(SessionCopies.IMPORTED)) {
            // A turn that was brought from elsewhere only claims its model, and the page says so.
            String claim = model.substring(SessionCopies.IMPORTED.length());
            return messages.getMessage("turn.imported", new Object[] {claim}, locale);
        }
        return models.find(model)
                .map(found -> phrases.say(found.info().label(), locale))
                .orElse(model);
    }
}
