package app.pentimento.web.security;

import java.util.Locale;
import app.pentimento.recipe.RecipeCatalog;
import app.pentimento.account.RateLimits;
import app.pentimento.account.Viewer;
import app.pentimento.account.WithAccounts;
import app.pentimento.image.OwnSpace;
import app.pentimento.image.ResumableUploads;
import app.pentimento.session.Access;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Sessions;
import app.pentimento.session.VisibleImages;
import app.pentimento.web.Caller;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Looks at every id in an address before any controller does: what the caller may not see is not found, what they may
 * only look at is not changed. An id whose kind it does not know is not found, so that a new address is closed until it
 * says what it names. The queries decide the same again; this is the place that cannot be forgotten.
 */
@WithAccounts
final class OwnershipGate implements HandlerInterceptor, WebMvcConfigurer {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern VARIABLE = Pattern.compile("/([\\w-]+)/\\{([^}:]+)[^}]*}");

    /** What only the owner may do with a session, beyond deleting it. */
    private static final Pattern OWNERS_OF_SESSIONS =
            Pattern.compile(".*/sessions/\\{\\w+}/(shares|links|budget|delete|duplicate)(/.*)?");

    /** What only the owner may do with a picture: what leaves of it bare. */
    private static final Pattern OWNERS_OF_PICTURES = Pattern.compile(".*/images/\\{\\w+}/(unlabelled|original)");

    private static final Pattern TURNS =
            Pattern.compile(".*/(sessions/\\{\\w+}/turns|turns/\\{\\w+}/retry|sessions|images/\\{\\w+}/keep)");
    private static final Pattern UPLOADS = Pattern.compile("/api/v1/(images|uploads|sessions/import)|/sessions/import");

    private final Caller caller;
    private final Sessions sessions;
    private final VisibleImages images;
    private final ResumableUploads uploads;
    private final RecipeCatalog recipes;
    private final RateLimits limits;
    private final OwnSpace space;
    private final LoginProperties properties;

    OwnershipGate(
            Caller caller,
            Sessions sessions,
            VisibleImages images,
            ResumableUploads uploads,
            RecipeCatalog recipes,
            RateLimits limits,
            OwnSpace space,
            Environment environment) {
        this.caller = caller;
        this.sessions = sessions;
        this.images = images;
        this.uploads = uploads;
        this.recipes = recipes;
        this.limits = limits;
        this.space = space;
        this.properties = LoginProperties.read(environment);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        Viewer viewer = caller.viewer(request);
        boolean changes = !SAFE.contains(request.getMethod());
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> values) {
            Matcher variable = VARIABLE.matcher(pattern);
            while (variable.find()) {
                check(
                        variable.group(1),
                        String.valueOf(values.get(variable.group(2))),
                        viewer,
                        pattern,
                        changes,
                        request.getMethod());
            }
        }
        if (changes
                && viewer.reach() == Viewer.Reach.ACCOUNT
                && request.getMethod().equals("POST")) {
            limit(pattern, viewer);
        }
        return true;
    }

    private void limit(String pattern, Viewer viewer) {
        if (TURNS.matcher(pattern).matches()) {
            limits.count("turns", viewer.id(), properties.turnsPerMinute());
            space.require(viewer.id(), properties.quota().toBytes());
        }
        if (UPLOADS.matcher(pattern).matches()) {
            limits.count("uploads", viewer.id(), properties.uploadsPerMinute());
            space.require(viewer.id(), properties.quota().toBytes());
        }
    }

    private void check(String kind, String id, Viewer viewer, String pattern, boolean changes, String method) {
        switch (kind) {
            case "sessions" ->
                require(
                        sessions.access(viewer, id).orElseThrow(NotFoundException::session),
                        changes ? needed(OWNERS_OF_SESSIONS, pattern, method, pattern.endsWith("}")) : Access.VIEW,
                        pattern);
            case "turns", "answers", "unfinished-answers" ->
                require(
                        sessions.accessByTurn(viewer, id).orElseThrow(NotFoundException::turn),
                        changes ? Access.EDIT : Access.VIEW,
                        pattern);
            case "images" -> {
                if (images.find(viewer, id).isEmpty()) {
                    throw NotFoundException.image();
                }
                boolean bare = OWNERS_OF_PICTURES.matcher(pattern).matches();
                if ((changes || bare) && !images.owns(viewer, id) && (bare || !mayEdit(viewer, id))) {
                    throw denied();
                }
            }
            case "uploads" -> uploads.find(viewer, id).orElseThrow(NotFoundException::upload);
            case "recipes" -> recipes.find(viewer, id, Locale.ENGLISH);
            case "tokens", "accounts", "people", "shares", "links", "shared", "pictures", "welcome" -> {
                // their controllers look for what is the caller's, or for the secret itself
            }
            default -> throw NotFoundException.session();
        }
    }

    /** Whether the viewer may change the session that shows a picture; {@code keep} makes another one in the same turn. */
    private boolean mayEdit(Viewer viewer, String imageId) {
        return images.find(viewer, imageId)
                .map(image -> image.turnId())
                .flatMap(turn -> sessions.accessByTurn(viewer, turn))
                .filter(access -> access.compareTo(Access.EDIT) >= 0)
                .isPresent();
    }

    private static Access needed(Pattern owners, String pattern, String method, boolean itself) {
        return owners.matcher(pattern).matches() || itself && method.equals("DELETE") ? Access.OWN : Access.EDIT;
    }

    private static void require(Access has, Access needed, String pattern) {
        boolean shares = pattern.endsWith("/shares") || pattern.endsWith("/links");
        if (has.compareTo(shares ? Access.OWN : needed) < 0) {
            throw denied();
        }
    }

    private static AccessDeniedException denied() {
        return new AccessDeniedException("The session is shared for less than this");
    }
}
