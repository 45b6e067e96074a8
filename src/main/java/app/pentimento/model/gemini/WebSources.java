package app.pentimento.model.gemini;

import app.pentimento.model.WebSource;
import java.net.URI;
import java.util.Optional;

/** Reads the sources of an answer. Only addresses of the web count: what is shown as a link must be nothing else. */
final class WebSources {
    private static final int LONGEST = 4000;

    private WebSources() {}

    /** A source; empty where it is no address of the web. */
    static Optional<WebSource> of(String url, String title) {
        if (url.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(url.strip());
            String scheme = address.getScheme();
            boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            if (!web || address.getHost() == null) {
                return Optional.empty();
            }
            String name = title.isBlank() ? address.getHost() : title.strip();
            return Optional.of(new WebSource(name.length() > 300 ? name.substring(0, 300) : name, address.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
