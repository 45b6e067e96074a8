package app.pentimento.model.openai;

import app.pentimento.model.Secret;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of servers that speak OpenAI's APIs; {@code application.yml} says what each means.
 *
 * @param apiKey as all up to {@code deployments}, of the connection that serves models which name none
 * @param connections further servers, by the name that catalog entries use
 * @param responseFormat {@code b64_json} or {@code url}; empty to leave it to the server
 * @param pictureHosts hosts beside the one that was asked that pictures may be fetched from
 * @param sizes the pixels that are asked for by aspect ratio, of models that take a few sizes only
 * @param partialPictures how many unfinished pictures are asked for while a picture is made; 0 for none
 * @param store whether the vendor may keep conversations
 * @param instructions what goes with every conversation; empty for nothing
 */
@ConfigurationProperties("pentimento.model.openai")
record OpenAiProperties(
        @DefaultValue("") Secret apiKey,
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String kind,
        @DefaultValue("") String apiVersion,
        @DefaultValue Map<String, String> deployments,
        @DefaultValue Map<String, Server> connections,
        @DefaultValue("") String responseFormat,
        @DefaultValue List<String> pictureHosts,
        @DefaultValue("64MB") DataSize largestPicture,
        @DefaultValue Map<String, String> sizes,
        @DefaultValue("2") int partialPictures,
        @DefaultValue("false") boolean store,
        @DefaultValue("") String instructions) {
    private static final int MOST_PARTIAL_PICTURES = 3;

    OpenAiProperties {
        deployments = Map.copyOf(deployments);
        connections = Map.copyOf(connections);
        sizes = Map.copyOf(sizes);
        if (partialPictures < 0 || partialPictures > MOST_PARTIAL_PICTURES) {
            throw new IllegalStateException(
                    "The setting pentimento.model.openai.partial-pictures is %d; it can be 0 to %d."
                            .formatted(partialPictures, MOST_PARTIAL_PICTURES));
        }
    }

    /**
     * A server.
     *
     * @param baseUrl up to and with {@code /v1}; empty for the vendor's own
     * @param kind {@code openai} or {@code azure}; empty to tell it by the address
     * @param apiVersion what Azure wants in every address; empty for the default
     * @param deployments what the server calls a model, by the model's name in the catalog
     */
    record Server(
            @DefaultValue("") String baseUrl,
            @DefaultValue("") Secret apiKey,
            @DefaultValue("") String kind,
            @DefaultValue("") String apiVersion,
            @DefaultValue Map<String, String> deployments) {
        Server {
            baseUrl = baseUrl.strip();
            apiVersion = apiVersion.strip();
            deployments = Map.copyOf(deployments);
        }
    }

    /** The server of models that name no connection. */
    Server own() {
        return new Server(baseUrl, apiKey, kind, apiVersion, deployments);
    }
}
