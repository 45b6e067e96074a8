package app.pentimento.web.page;

import app.pentimento.web.AccountsSwitch;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.WebUtils;

/** What every page needs: its language, its theme, where its assets are, and the texts of its scripts. */
@Component
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {
    static final String THEME_COOKIE = "pentimento-theme";
    static final Set<String> THEMES = Set.of("light", "dark");

    private final Assets assets;
    private final Texts texts;
    private final AccountsSwitch accounts;

    Frame(Assets assets, Texts texts, AccountsSwitch accounts) {
        this.assets = assets;
        this.accounts = accounts;
        this.texts = texts;
    }

    @ModelAttribute("assets")
    String assets() {
        return assets.path();
    }

    @ModelAttribute("lang")
    String language(Locale locale) {
        return locale.toLanguageTag();
    }

    @ModelAttribute("texts")
    String texts(Locale locale) {
        return texts.json(locale);
    }

    /** Whether people log in. */
    @ModelAttribute("accounts")
    boolean accounts() {
        return accounts.on();
    }

    /** Whether whoever looks may look after the server; without accounts that is everybody. */
    @ModelAttribute("mayAdminister")
    boolean mayAdminister(HttpServletRequest request) {
        return !accounts.on() || request.isUserInRole("ADMIN");
    }

    @ModelAttribute("theme")
    String theme(HttpServletRequest request) {
        jakarta.servlet.http.Cookie chosen = WebUtils.getCookie(request, THEME_COOKIE);
        return chosen != null && THEMES.contains(chosen.getValue()) ? chosen.getValue() : "system";
    }
}
