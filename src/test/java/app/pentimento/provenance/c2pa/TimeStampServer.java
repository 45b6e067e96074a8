package app.pentimento.provenance.c2pa;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;

/** A time-stamp authority over HTTP on this machine, which can be told to misbehave. */
final class TimeStampServer implements AutoCloseable {
    private final HttpServer http;
    volatile int status = 200;
    volatile boolean nonsense;
    /** What it says the time is; null for the truth. */
    volatile @Nullable Instant time;

    final AtomicInteger asked = new AtomicInteger();

    TimeStampServer(Certificates.Issuer authority) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] query = exchange.getRequestBody().readAllBytes();
            byte[] answer = nonsense ? new byte[] {1, 2, 3} : answer(query, authority, time);
            exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(status, answer.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(answer);
            }
        });
        http.start();
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/tsa";
    }

    private static byte[] answer(byte[] query, Certificates.Issuer authority, @Nullable Instant time)
            throws IOException {
        try {
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .build("SHA256withECDSA", authority.key().getPrivate(), authority.certificate()),
                    new JcaDigestCalculatorProviderBuilder()
                            .build()
                            .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    new ASN1ObjectIdentifier("1.2.3.4"));
            tokens.addCertificates(new JcaCertStore(List.of(authority.certificate())));
            return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                    .generate(
                            new TimeStampRequest(query), BigInteger.TEN, Date.from(time == null ? Instant.now() : time))
                    .getEncoded();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
