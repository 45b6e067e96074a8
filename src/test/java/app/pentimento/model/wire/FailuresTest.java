package app.pentimento.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures may be tried again without buying twice. */
class FailuresTest {
    @Test
    void triesAgainWhatWasNeverReached() {
        assertThat(Failures.mayPass(new ConnectException("refused"))).isTrue();
        assertThat(Failures.mayPass(new UnknownHostException("x"))).isTrue();
        assertThat(Failures.mayPass(new NoRouteToHostException("x"))).isTrue();
        assertThat(Failures.mayPass(new SocketTimeoutException("connect timed out")))
                .isTrue();
    }

    @Test
    void doesNotTryAgainWhatMayHaveBeenReceived() {
        assertThat(Failures.mayPass(new ConnectionLost(new SocketTimeoutException("while sending"))))
                .isFalse();
        assertThat(Failures.mayPass(new ConnectionLost(new ConnectException("reset"))))
                .isFalse();
        assertThat(Failures.mayPass(new SocketException("Connection reset"))).isFalse();
        assertThat(Failures.mayPass(new IOException("unexpected end of stream")))
                .isFalse();
        assertThat(Failures.mayPass(new InterruptedIOException("timeout"))).isFalse();
        assertThat(Failures.mayPass(new SSLHandshakeException("no trust"))).isFalse();
        assertThat(Failures.mayPass(new NotAnAnswer("no JSON"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503, 529})
    void triesAgainWhatWasRefusedBeforeItBegan(int status) {
        assertThat(Failures.mayPass(FailureReader.read(status, null, "{}", false)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 408, 500, 502, 504})
    void doesNotTryAgainWhatMayHaveBegun(int status) {
        assertThat(Failures.mayPass(FailureReader.read(status, null, "{}", false)))
                .isFalse();
    }

    @Test
    void doesNotTryAgainWhatWasGivenUpInTheMiddle() {
        assertThat(Failures.mayPass(HttpFailure.withBody(503, "{}"))).isFalse();
        assertThat(Failures.mayPass(HttpFailure.of(503, "UNAVAILABLE", ""))).isFalse();
    }

    @Test
    void saysThatABrokenConnectionMayHaveBeenCharged() {
        assertThat(Failures.of(new ConnectionLost("x"), "Model", false))
                .hasMessage(
                        "The connection to Model was lost before the answer was complete. The vendor may still charge for"
                                + " it. Try again.");
        assertThat(Failures.of(new ConnectException("x"), "Model", false).getMessage())
                .doesNotContain("charge");
    }
}
