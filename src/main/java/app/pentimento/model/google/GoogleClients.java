package app.pentimento.model.google;

import app.pentimento.model.ModelException;
import app.pentimento.model.Secret;
import app.pentimento.model.wire.Wire;
import com.google.genai.Client;
import com.google.genai.JsonSerializable;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The Google Gen AI clients, each built when it is first needed. They try every request once: trying again is the
 * business of {@link app.pentimento.model.wire.Attempts} alone.
 */
@Component
public class GoogleClients implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(GoogleClients.class);
    private static final String NO_KEY = "No Gemini key is set. Add one in the settings.";
    private static final String NO_VERTEX = "This needs Vertex mode. Set VERTEX_API_KEY, or GOOGLE_CLOUD_PROJECT with "
            + "GOOGLE_CLOUD_LOCATION and application default credentials, and restart this server.";
    private static final String NO_CREDENTIALS =
            "Vertex mode could not be set up. Check the project, the location and the application "
                    + "default credentials. This server looks for them again every minute.";
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final int ACCOUNT_DIGITS = 32;
    private static final int LARGEST_STRING = Integer.MAX_VALUE;

    private final GoogleProperties properties;
    private final GeminiKey key;
    private final Wire wire;
    private @Nullable Client developer;
    private @Nullable Secret developerKey;
    private @Nullable Client vertex;
    private volatile boolean credentialsMissing;

    GoogleClients(GoogleProperties properties, GeminiKey key, Wire wire) {
        this.properties = properties;
        this.key = key;
        this.wire = wire;
    }

    /** A way in. */
    public enum Way {
        DEVELOPER,
        VERTEX
    }

    /** The way to Gemini models: the Developer API where its key is set, else Vertex mode where that is set up. */
    public Way wayToGemini() {
        return key.current().isSet() || !vertexIsSetUp() ? Way.DEVELOPER : Way.VERTEX;
    }

    /** Why Gemini models cannot be used, in a sentence that says what to do; null where they can. */
    public @Nullable String geminiUnavailable() {
        if (key.current().isSet()) {
            return null;
        }
        return vertexIsSetUp() ? vertexUnavailable() : NO_KEY;
    }

    /** Why models that need Vertex mode cannot be used; null where they can. */
    public @Nullable String vertexUnavailable() {
        if (!vertexIsSetUp()) {
            return NO_VERTEX;
        }
        return credentialsMissing ? NO_CREDENTIALS : null;
    }

    /** Finds out in the background whether there are credentials for the project, so that the list of models can say. */
    @Override
    public void afterSingletonsInstantiated() {
        if (vertexIsSetUp() && !properties.vertex().apiKey().isSet()) {
            Thread.ofVirtual().name("google-credentials").start(this::lookForCredentials);
        }
    }

    private void lookForCredentials() {
        while (true) {
            try {
                client(Way.VERTEX);
                return;
            } catch (ModelException e) {
                try {
                    Thread.sleep(LOOK_AGAIN);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    /**
     * The client of a way in that is set up. Where the key was changed it is another; who holds the one before may go on
     * with it.
     *
     * @throws ModelException where it cannot be built, such as where there are no credentials
     */
    public synchronized Client client(Way way) throws ModelException {
        Secret now = key.current();
        Client client = way == Way.DEVELOPER ? (now == developerKey ? developer : null) : vertex;
        if (client != null) {
            return client;
        }
        JsonSerializable.setMaxReadLength(LARGEST_STRING);
        try {
            if (way == Way.DEVELOPER) {
                client = buildDeveloper(now);
                developer = client;
                developerKey = now;
            } else {
                client = buildVertex();
                vertex = client;
                credentialsMissing = false;
            }
            return client;
        } catch (RuntimeException e) {
            if (way == Way.VERTEX && !credentialsMissing) {
                log.error("Vertex mode cannot be set up: {}", e.getMessage());
            }
            credentialsMissing |= way == Way.VERTEX;
            throw new ModelException(
                    ModelException.Kind.BACKEND_UNAVAILABLE,
                    false,
                    way == Way.DEVELOPER
                            ? "The Gemini client could not be set up. Check the key and the address in the settings."
                            : NO_CREDENTIALS,
                    e);
        }
    }

    /** Names the account of the Developer API without telling its key: files belong to the key that uploaded them. */
    public String developerAccount() {
        return account(properties.developer().baseUrl(), key.current().reveal());
    }

    /** Names the account on the way to Gemini; null where none is set up. */
    @Nullable
    String geminiAccount() {
        if (wayToGemini() == Way.DEVELOPER) {
            return key.current().isSet() ? developerAccount() : null;
        }
        GoogleProperties.Vertex v = properties.vertex();
        return account(v.baseUrl(), v.apiKey().reveal(), v.project(), v.location());
    }

    private static String account(String... facts) {
        return sha256(String.join("\n", facts)).substring(0, ACCOUNT_DIGITS);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean vertexIsSetUp() {
        GoogleProperties.Vertex v = properties.vertex();
        return v.apiKey().isSet() || (!v.project().isBlank() && !v.location().isBlank());
    }

    private Client buildDeveloper(Secret current) {
        GoogleProperties.Developer d = properties.developer();
        return Client.builder()
                .vertexAI(false)
                .apiKey(current.reveal())
                .httpOptions(options(d.baseUrl(), d.apiVersion()))
                .clientOptions(clientOptions())
                .build();
    }

    private Client buildVertex() {
        GoogleProperties.Vertex v = properties.vertex();
        Client.Builder builder = Client.builder()
                .vertexAI(true)
                .httpOptions(options(v.baseUrl(), v.apiVersion()))
                .clientOptions(clientOptions());
        if (v.apiKey().isSet()) {
            builder.apiKey(v.apiKey().reveal());
        } else {
            builder.project(v.project()).location(v.location());
        }
        return builder.build();
    }

    private ClientOptions clientOptions() {
        return ClientOptions.builder().customHttpClient(wire.client()).build();
    }

    private static HttpOptions options(String baseUrl, String apiVersion) {
        HttpOptions.Builder options = HttpOptions.builder()
                .retryOptions(HttpRetryOptions.builder()
                        .attempts(1)
                        .httpStatusCodes(List.of()) // else it sleeps after the last attempt, too
                        .build());
        if (!baseUrl.isBlank()) {
            options.baseUrl(baseUrl.strip());
        }
        if (!apiVersion.isBlank()) {
            options.apiVersion(apiVersion.strip());
        }
        return options.build();
    }
}
