package app.pentimento.model.wire;

import java.time.Duration;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.springframework.stereotype.Component;

/** Makes the HTTP clients of the backends. */
@Component
public final class Wire {
    private final WireProperties properties;
    private final OkHttpClient client;

    Wire(WireProperties properties) {
        this.properties = properties;
        ConnectionPool pool = new ConnectionPool();
        this.client = new OkHttpClient.Builder()
                .connectionPool(pool)
                .connectTimeout(properties.connect())
                .readTimeout(Duration.ZERO)
                .writeTimeout(properties.betweenParts())
                .callTimeout(properties.turn())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addInterceptor(new FailureReader())
                .addInterceptor(new PhaseLimits(properties))
                .addInterceptor(new Http10Interceptor(pool))
                .addNetworkInterceptor(new ConnectionLossDetector())
                .build();
    }

    /**
     * A client that keeps to the time limits and throws {@link HttpFailure} for an answer that is no success. It follows
     * no redirect, so that a key goes only where the settings say.
     */
    public OkHttpClient client() {
        return client;
    }

    /** The limits it keeps to. */
    public WireProperties properties() {
        return properties;
    }
}
