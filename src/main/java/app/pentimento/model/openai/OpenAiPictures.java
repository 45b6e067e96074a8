package app.pentimento.model.openai;

import app.pentimento.model.ModelException;
import app.pentimento.model.ModelException.Kind;
import app.pentimento.model.wire.NotAnAnswer;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import tools.jackson.databind.JsonNode;

/**
 * Gets the bytes of an answer's pictures. An address in an answer is not trusted: only http and https, only the server
 * that was asked and the hosts that the settings allow, no redirects, no key, a bounded size.
 */
final class OpenAiPictures {
    private final OpenAiProperties properties;
    private final OkHttpClient http;
    private final Set<String> hosts = new HashSet<>();

    OpenAiPictures(OpenAiProperties properties, OkHttpClient http) {
        this.properties = properties;
        this.http = http;
        properties.pictureHosts().forEach(host -> hosts.add(host.strip().toLowerCase(Locale.ROOT)));
    }

    byte[] of(JsonNode item, String label) throws IOException, ModelException {
        String inline = item.path("b64_json").asString("");
        if (!inline.isEmpty()) {
            try {
                return Base64.getMimeDecoder().decode(inline);
            } catch (IllegalArgumentException e) {
                throw new NotAnAnswer("A picture is no base64");
            }
        }
        String url = item.path("url").asString("");
        if (url.isEmpty()) {
            throw new NotAnAnswer("A picture has neither bytes nor an address");
        }
        return fetch(allowed(url, label));
    }

    private URI allowed(String url, String label) throws ModelException {
        try {
            URI base = properties.base();
            URI address = base.resolve(URI.create(url));
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            boolean http = scheme.equals("http") || scheme.equals("https");
            boolean same = http
                    && scheme.equalsIgnoreCase(base.getScheme())
                    && address.getHost() != null
                    && address.getHost().equalsIgnoreCase(base.getHost())
                    && address.getPort() == base.getPort();
            boolean listed = http
                    && address.getHost() != null
                    && hosts.contains(address.getHost().toLowerCase(Locale.ROOT));
            if ((same || listed) && address.getRawUserInfo() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // told below, like any other address that is not allowed
        }
        throw new ModelException(
                Kind.INVALID_ANSWER,
                false,
                ("%s answered with a picture at an address that this server may not fetch from. Allow its host in"
                                + " pentimento.model.openai.picture-hosts, or have the answer as b64_json.")
                        .formatted(label));
    }

    private byte[] fetch(URI address) throws IOException {
        Request request = new Request.Builder().url(address.toString()).build();
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
