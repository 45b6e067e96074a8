package app.pentimento.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where a request came from: the nearest address that is no trusted proxy's. What stands further away in
 * {@code X-Forwarded-For} is what the sender says, and counts for nothing.
 */
@Component
public final class ClientAddress {
    /** Where {@code web.security} keeps the answer: later the headers are gone. */
    public static final String ATTRIBUTE = ClientAddress.class.getName();

    private final TrustedProxies proxies;

    ClientAddress(Environment environment) {
        this.proxies = TrustedProxies.of(environment);
    }

    /** The address that a request came from. */
    public String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String known ? known : request.getRemoteAddr();
    }

    /** The nearest address that is no trusted proxy's. */
    public static String find(String peer, @Nullable String forwardedFor, TrustedProxies proxies) {
        String address = peer;
        List<String> hops = forwardedFor == null ? List.of() : Arrays.asList(forwardedFor.split(",", -1));
        for (int i = hops.size() - 1; i >= 0 && proxies.has(address); i--) {
            String hop = hops.get(i).strip();
            if (hop.isEmpty()) {
                break;
            }
            address = hop;
        }
        return address;
    }
}
