package app.pentimento.model.wire;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Tells a connection that broke from one that never came about: it stands behind the making of the connection, so that
 * whatever fails here fails once the request may be on its way.
 */
final class ConnectionLossDetector implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (IOException e) {
            throw new ConnectionLost(e);
        }
    }
}
