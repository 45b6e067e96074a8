package app.pentimento.web.security;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may reach this server.
 *
 * @param allowedHosts names besides those of loopback that it answers to, without a port, in lower case
 * @param behindLoopback whether the operator vouches that only trusted callers reach the port, so that it may listen
 *     on an address that is not loopback
 */
@ConfigurationProperties("pentimento.web")
record WebProperties(
        @DefaultValue List<String> allowedHosts,
        @DefaultValue("false") boolean behindLoopback) {
    WebProperties {
        allowedHosts = allowedHosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
    }
}
