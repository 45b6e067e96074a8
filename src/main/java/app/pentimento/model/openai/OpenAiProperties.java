package app.pentimento.model.openai;

import app.pentimento.model.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the OpenAI images API; {@code application.yml} says what each means.
 *
 * @param baseUrl up to and with {@code /v1}; empty for the vendor's own where a key is set
 * @param responseFormat {@code b64_json} or {@code url}; empty to leave it to the server
 * @param pictureHosts hosts beside the configured one that pictures may be fetched from
 * @param sizes the pixels that are asked for, by aspect ratio
 */
@ConfigurationProperties("pentimento.model.openai")
record OpenAiProperties(
        @DefaultValue("") Secret apiKey,
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String responseFormat,
        @DefaultValue List<String> pictureHosts,
        @DefaultValue("64MB") DataSize largestPicture,
        @DefaultValue Map<String, String> sizes) {
    private static final String VENDOR = "https://api.openai.com/v1";

    boolean isSetUp() {
        return apiKey.isSet() || !baseUrl.isBlank();
    }

    /** The address, without a slash at its end. */
    URI base() {
        String url = baseUrl.isBlank() ? VENDOR : baseUrl.strip();
        return URI.create(url.replaceAll("/+$", ""));
    }
}
