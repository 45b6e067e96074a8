package app.pentimento.model.openai;

import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** A server, with its addresses and its key. */
final class Connection {
    private static final String SETTINGS = "pentimento.model.openai";
    private static final String VENDOR = "https://api.openai.com/v1";
    private static final String VENDORS_HOST = "api.openai.com";
    private static final String OPENROUTER = "openrouter.ai";
    private static final String NOT_SET_UP =
            "No server is set up for it. Set OPENAI_API_KEY, or OPENAI_BASE_URL for your own "
                    + "server, and restart this server.";

    private final String name;
    private final OpenAiProperties.Server settings;
    private final HttpUrl base;
    private final @Nullable AzureAddress azure;

    /**
     * @param name empty for the one that serves models which name none
     * @throws IllegalStateException where the settings make no sense, with a sentence about it
     */
    Connection(String name, OpenAiProperties.Server settings) {
        this.name = name;
        this.settings = settings;
        HttpUrl address = HttpUrl.parse(settings.baseUrl().isEmpty() ? VENDOR : settings.baseUrl());
        if (address == null) {
            throw new IllegalStateException(
                    "The setting %s.base-url is '%s', which is no address such as http://127.0.0.1:8000/v1."
                            .formatted(setting(), settings.baseUrl()));
        }
        this.base = address;
        this.azure = isAzure(address) ? AzureAddress.of(address, settings.apiVersion()) : null;
    }

    private boolean isAzure(HttpUrl address) {
        return switch (settings.kind()) {
            case "" -> AzureAddress.is(address);
            case "openai" -> false;
            case "azure" -> true;
            default ->
                throw new IllegalStateException("The setting %s.kind is '%s'; it can be openai or azure."
                        .formatted(setting(), settings.kind()));
        };
    }

    private String setting() {
        return name.isEmpty() ? SETTINGS : SETTINGS + ".connections." + name;
    }

    /** Its name in the settings; empty for the one that serves models which name none. */
    String name() {
        return name;
    }

    /** Where it is. */
    String address() {
        return base.toString();
    }

    boolean isAzure() {
        return azure != null;
    }

    /** Whether it is OpenAI itself, or OpenAI's models at Azure: these take what their documentation says. */
    boolean isOpenAi() {
        return azure != null || base.host().equals(VENDORS_HOST);
    }

    /** Whether it is OpenAI itself, whose list of models is complete. */
    boolean isVendor() {
        return base.host().equals(VENDORS_HOST);
    }

    /** Why it cannot be used, in a sentence that says what to do; null where it can. */
    @Nullable
    String unavailable() {
        if (settings.apiKey().isSet()) {
            return null;
        }
        if (name.isEmpty() && settings.baseUrl().isEmpty()) {
            return NOT_SET_UP;
        }
        boolean needsKey = isOpenAi() || base.host().equals(OPENROUTER);
        return needsKey
                ? "No key is set for its server. Set %s.api-key and restart this server.".formatted(setting())
                : null;
    }

    /** What the server calls a model: at Azure the deployment. */
    String nameOf(String model) {
        String named = settings.deployments().get(model);
        if (named != null) {
            return named;
        }
        return azure != null && azure.deployment() != null ? azure.deployment() : model;
    }

    /** The setting in which a model's deployment is named. */
    String deploymentSetting(String model) {
        return "%s.deployments[%s]".formatted(setting(), model);
    }

    /** A call about a model. */
    Request.Builder call(String path, String model) {
        return authorised(azure == null ? url(path) : azure.url(path, nameOf(model)));
    }

    /** A call that Azure knows in its newer form only, where the model is named in the request alone. */
    Request.Builder newerCall(String path) {
        return authorised(azure == null ? url(path) : azure.v1(path));
    }

    /**
     * The question for its models. Azure lists what can be deployed and not what is, so it is not to be asked; a gateway
     * leaves models that say no words out unless pictures are asked for.
     */
    Request list() {
        HttpUrl url = azure == null ? url("models") : azure.v1("models");
        return authorised(
                        base.host().equals(OPENROUTER)
                                ? url.newBuilder()
                                        .addQueryParameter("output_modalities", "image")
                                        .build()
                                : url)
                .build();
    }

    private HttpUrl url(String path) {
        return base.newBuilder().addPathSegments(path).build();
    }

    private Request.Builder authorised(HttpUrl url) {
        Request.Builder call = new Request.Builder().url(url);
        if (settings.apiKey().isSet()) {
            String key = settings.apiKey().reveal();
            Map.Entry<String, String> header =
                    azure != null ? Map.entry("api-key", key) : Map.entry("Authorization", "Bearer " + key);
            call.header(header.getKey(), header.getValue());
        }
        return call;
    }

    /**
     * An address of an answer, which may be relative, made whole; null where it is none, or not on the web.
     */
    @Nullable
    HttpUrl resolve(String address) {
        HttpUrl folder = base.newBuilder().addPathSegment("").build();
        return folder.resolve(address);
    }

    /** Whether an address is on this server. */
    boolean holds(HttpUrl address) {
        return address.scheme().equals(base.scheme())
                && address.host().equals(base.host())
                && address.port() == base.port();
    }
}
