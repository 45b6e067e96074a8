package app.pentimento.model.google;

import app.pentimento.model.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Keys and addresses of Google's two ways in; {@code application.yml} says what each means.
 *
 * @param developer the Gemini Developer API
 * @param vertex Vertex mode, which Imagen needs
 */
@ConfigurationProperties("pentimento.model.google")
public record GoogleProperties(
        @DefaultValue Developer developer, @DefaultValue Vertex vertex) {
    /**
     * The Gemini Developer API.
     *
     * @param keyFile where a key that somebody entered is kept; it counts where {@code apiKey} is not set
     */
    public record Developer(
            @DefaultValue("") Secret apiKey,
            @DefaultValue("") String keyFile,
            @DefaultValue("") String baseUrl,
            @DefaultValue("v1beta") String apiVersion) {}

    /** Vertex mode: an API key, or a project with a location and application default credentials. */
    public record Vertex(
            @DefaultValue("") Secret apiKey,
            @DefaultValue("") String project,
            @DefaultValue("") String location,
            @DefaultValue("") String baseUrl,
            @DefaultValue("") String apiVersion) {}
}
