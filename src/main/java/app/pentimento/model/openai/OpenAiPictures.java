package app.pentimento.model.openai;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelException.Kind;
import app.pentimento.model.wire.HttpFailure;
import app.pentimento.model.wire.NotAnAnswer;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Gets the bytes of an answer's pictures. An address in an answer is not trusted: only http and https, only the server
 * that was asked and the hosts that the settings allow, no redirects, no key, a bounded size.
 */
final class OpenAiPictures {
    private static final int TRIES = 3;
    private static final int SERVER_ERROR = 500;

    private final OpenAiProperties properties;
    private final Connection connection;
    private final OkHttpClient http;
    private final String label;
    private final Set<String> hosts = new HashSet<>();

    /**
     * @param label the model's name for people
     */
    OpenAiPictures(OpenAiProperties properties, Connection connection, OkHttpClient http, String label) {
        this.properties = properties;
        this.connection = connection;
        this.http = http;
        this.label = label;
        properties.pictureHosts().forEach(host -> hosts.add(host.strip().toLowerCase(Locale.ROOT)));
    }

    /** The picture of an item with {@code b64_json} or {@code url}. */
    byte[] of(JsonNode item) throws IOException, InterruptedException, ModelException {
        String inline = item.path("b64_json").asString("");
        if (!inline.isEmpty()) {
            return decode(inline);
        }
        String url = item.path("url").asString("");
        if (url.isEmpty()) {
            throw new NotAnAnswer("A picture has neither bytes nor an address");
        }
        return at(url);
    }

    /** Whether text is an address in which the picture stands whole. */
    static boolean isDataUrl(String address) {
        return address.regionMatches(true, 0, "data:", 0, "data:".length());
    }

    /** The picture at an address, which may be a data URL or relative. */
    byte[] at(String address) throws IOException, InterruptedException, ModelException {
        return isDataUrl(address) ? decode(address) : fetch(allowed(address));
    }

    /** Base64, with or without the beginning of a data URL. */
    static byte[] decode(String text) throws NotAnAnswer {
        String base64 = isDataUrl(text) ? text.substring(text.indexOf(',') + 1) : text;
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            if (bytes.length == 0) {
                throw new NotAnAnswer("A picture without bytes");
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new NotAnAnswer("A picture is no base64");
        }
    }

    /** Shows an unfinished picture; one that cannot be read is passed over, because the finished one is still to come. */
    static void preview(String text, AnswerListener listener) {
        try {
            listener.preview(decode(text));
        } catch (NotAnAnswer e) {
            // the next one may be better
        }
    }

    private HttpUrl allowed(String url) throws ModelException {
        HttpUrl address = connection.resolve(url);
        boolean allowed = address != null
                && (connection.holds(address) || hosts.contains(address.host()))
                && address.username().isEmpty()
                && address.password().isEmpty();
        if (address == null || !allowed) {
            throw new ModelException(
                    Kind.INVALID_ANSWER,
                    false,
                    ("%s sent the address of a picture, and this server may not download from there. Allow "
                                    + "its host in pentimento.model.openai.picture-hosts, or have the answer as b64_json.")
                            .formatted(label));
        }
        return address;
    }

    /**
     * Fetches a picture, more than once where that fails: it is there already, so nothing is bought again. What fails in
     * the end is no reason to ask the model again.
     */
    private byte[] fetch(HttpUrl address) throws InterruptedException, ModelException {
        IOException failure = null;
        for (int i = 0; i < TRIES && mayPass(failure); i++) {
            try {
                return fetchOnce(address);
            } catch (IOException e) {
                failure = e;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        throw ModelException.mayBeCharged(
                Kind.INVALID_ANSWER,
                "%s made a picture, but it could not be downloaded from the address it gave. The vendor may still charge for it. Try again."
                        .formatted(label),
                failure == null ? new IOException("No try was made") : failure);
    }

    private static boolean mayPass(@Nullable IOException failure) {
        return !(failure instanceof NotAnAnswer)
                && !(failure instanceof HttpFailure http && http.code() < SERVER_ERROR);
    }

    private byte[] fetchOnce(HttpUrl address) throws IOException {
        Request request = new Request.Builder().url(address).build();
        long most = properties.largestPicture().toBytes();
        try (Response response = http.newCall(request).execute();
                ResponseBody body = response.body()) {
            if (body == null) {
                throw new NotAnAnswer("A picture's address gave nothing");
            }
            BufferedSource source = body.source();
            if (source.request(most + 1)) {
                throw new NotAnAnswer("A picture has more than " + most + " bytes");
            }
            return source.readByteArray();
        }
    }
}
