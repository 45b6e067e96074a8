package app.pentimento.web.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language of a page: what the person chose, else the first of the browser's languages that there is. */
@Component("localeResolver")
class Languages implements LocaleResolver {
    static final String COOKIE = "pentimento-language";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, COOKIE);
        if (chosen != null) {
            return nearest(Locale.forLanguageTag(chosen.getValue()));
        }
        return Collections.list(request.getLocales()).stream()
                .filter(locale -> isChinese(locale) || locale.getLanguage().equals("en"))
                .findFirst()
                .map(Languages::nearest)
                .orElse(Locale.ENGLISH);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is chosen with a cookie");
    }

    private static Locale nearest(Locale locale) {
        return isChinese(locale) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals("zh");
    }
}
