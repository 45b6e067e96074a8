package app.pentimento.web.page;

import app.pentimento.web.BasePath;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a person prefers, kept in cookies that carry nothing else. */
@Controller
class Preferences {
    private static final Pattern SAFE_PATH = Pattern.compile(
            "/(sessions/\\w{1,64}|verify|settings|recipes(?:/[\\w-]{1,64}(?:/edit)?)?|images/\\w{1,64}/report)?");
    private static final Duration KEEP = Duration.ofDays(365);

    @PostMapping("/preferences")
    ResponseEntity<Void> choose(
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(defaultValue = "/") String from) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, back(from));
        if (language != null) {
            answer.header(HttpHeaders.SET_COOKIE, cookie(Languages.COOKIE, language.startsWith("zh") ? "zh-CN" : "en"));
        }
        if (theme != null) {
            answer.header(
                    HttpHeaders.SET_COOKIE,
                    cookie(PageAttributes.THEME_COOKIE, PageAttributes.THEMES.contains(theme) ? theme : "system"));
        }
        return answer.build();
    }

    private static String cookie(String name, String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .maxAge(KEEP)
                .httpOnly(true)
                .sameSite("Lax")
                .build()
                .toString();
    }

    /** Only a path of this server, so that no address elsewhere is followed. */
    private static String back(String from) {
        return BasePath.of(SAFE_PATH.matcher(from).matches() ? from : "/");
    }
}
