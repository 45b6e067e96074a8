package app.pentimento.web.security;

import app.pentimento.web.Loopback;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names under which this server answers, as they stand in a {@code Host} or an {@code Origin} header. */
final class HostNames {
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-f:.]+]|[^:\\[\\]/@?#]+)(:\\d{1,5})?");
    private static final Pattern ORIGIN = Pattern.compile("(https?)://([^/]+)");

    private final List<String> allowed;
    private final boolean any;

    /** @param any whether it answers to every name: a browser sends no login under a name that it did not log in under */
    HostNames(List<String> allowed, boolean any) {
        this.allowed = allowed;
        this.any = any;
    }

    /**
     * Whether a {@code Host} header, which may have a port, names this machine's loopback or an allowed name. Any other
     * name may belong to a page elsewhere that has had its own name resolve to this machine (DNS rebinding).
     */
    boolean answersTo(@Nullable String host) {
        String name = name(host);
        return name != null && (any || Loopback.isName(name) || allowed.contains(name));
    }

    /** Whether an {@code Origin} header names the place that the request went to, or an allowed name. */
    boolean isOwn(String origin, @Nullable String host) {
        var parsed = ORIGIN.matcher(origin.toLowerCase(Locale.ROOT));
        if (!parsed.matches() || host == null) {
            return false;
        }
        String defaultPort = parsed.group(1).equals("https") ? ":443" : ":80";
        String authority = parsed.group(2);
        String own = host.toLowerCase(Locale.ROOT);
        return withoutPort(authority, defaultPort).equals(withoutPort(own, defaultPort))
                || allowed.contains(String.valueOf(name(authority)));
    }

    private static String withoutPort(String authority, String port) {
        return authority.endsWith(port) ? authority.substring(0, authority.length() - port.length()) : authority;
    }

    private static @Nullable String name(@Nullable String authority) {
        if (authority == null) {
            return null;
        }
        var parsed = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
        return parsed.matches() ? parsed.group(1) : null;
    }
}
