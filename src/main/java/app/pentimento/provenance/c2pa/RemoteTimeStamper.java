package app.pentimento.provenance.c2pa;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.jspecify.annotations.Nullable;

/** A time-stamp authority over HTTP (RFC 3161, 3.4). */
final class RemoteTimeStamper implements TimeStamper {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MAX_ANSWER = 64 << 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI address;

    RemoteTimeStamper(URI address) {
        this.address = address;
    }

    /**
     * The authority that the settings name.
     *
     * @throws SigningSetupException where its address is none
     */
    static RemoteTimeStamper of(SigningProperties settings) {
        try {
            URI address = new URI(settings.timeStampUrl());
            if ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) {
                return new RemoteTimeStamper(address);
            }
        } catch (URISyntaxException e) {
            throw noAddress(settings, e);
        }
        throw noAddress(settings, null);
    }

    private static SigningSetupException noAddress(SigningProperties settings, @Nullable Throwable cause) {
        return new SigningSetupException(
                "\"" + settings.timeStampUrl() + "\" is no address of a time-stamp authority.",
                "Set pentimento.provenance.signing.time-stamp-url to an address that begins with http:// or https://,"
                        + " or leave it empty: the server then makes time stamps itself.",
                cause);
    }

    @Override
    public byte[] stamp(byte[] content) throws IOException {
        TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        TimeStampRequest request = requests.generate(
                TSPAlgorithms.SHA256, Hashes.sha256(content, 0, content.length), new BigInteger(64, RANDOM));
        try {
            TimeStampResponse response = new TimeStampResponse(ask(request.getEncoded()));
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw new IOException(
                        "The time-stamp authority " + address + " refused: " + response.getStatusString());
            }
            return response.getTimeStampToken().getEncoded("DER");
        } catch (TSPException e) {
            throw new IOException("The time-stamp authority " + address + " gave no good answer: " + e.getMessage(), e);
        }
    }

    private byte[] ask(byte[] query) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(query))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException(
                            "The time-stamp authority " + address + " answered with status " + response.statusCode());
                }
                return body.readNBytes(MAX_ANSWER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the time-stamp authority " + address, e);
        } catch (IOException e) {
            throw e.getMessage() != null && e.getMessage().startsWith("The time-stamp authority")
                    ? e
                    : new IOException("The time-stamp authority " + address + " cannot be reached: " + e, e);
        }
    }
}
