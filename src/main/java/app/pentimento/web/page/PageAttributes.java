package app.pentimento.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.WebUtils;

/** What every page needs: its language, its theme, where its assets are, and the texts of its scripts. */
@Component
@ControllerAdvice(basePackageClasses = PageAttributes.class)
class PageAttributes {
    static final String THEME_COOKIE = "pentimento-theme";
    static final Set<String> THEMES = Set.of("light", "dark");

    private final Assets assets;
    private final ScriptTexts texts;

    PageAttributes(Assets assets, ScriptTexts texts) {
        this.assets = assets;
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

    @ModelAttribute("theme")
    String theme(HttpServletRequest request) {
        jakarta.servlet.http.Cookie chosen = WebUtils.getCookie(request, THEME_COOKIE);
        return chosen != null && THEMES.contains(chosen.getValue()) ? chosen.getValue() : "system";
    }
}
