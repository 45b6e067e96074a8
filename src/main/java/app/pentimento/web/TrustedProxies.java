package app.pentimento.web;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** The proxies whose forwarded headers count: {@code pentimento.web.trusted-proxies}, addresses or networks. */
public final class TrustedProxies {
    private final List<IpAddressMatcher> matchers;

    private TrustedProxies(List<String> addresses) {
        matchers = addresses.stream()
                .map(address -> address.strip().toLowerCase(Locale.ROOT))
                .filter(address -> !address.isEmpty())
                .map(IpAddressMatcher::new)
                .toList();
    }

    /** Those of the settings. */
    public static TrustedProxies of(Environment environment) {
        return new TrustedProxies(Binder.get(environment)
                .bind("pentimento.web.trusted-proxies", Bindable.listOf(String.class))
                .orElse(List.of()));
    }

    /** Whether there are any. */
    public boolean any() {
        return !matchers.isEmpty();
    }

    /** Whether this address is one of them. */
    public boolean has(String address) {
        return matchers.stream().anyMatch(matcher -> matches(matcher, address));
    }

    private static boolean matches(IpAddressMatcher matcher, String address) {
        try {
            return matcher.matches(address);
        } catch (IllegalArgumentException e) {
            return false; // no address
        }
    }
}
