package app.pentimento.model.wire;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks servers that speak HTTP/1.0 on a new connection each time. They close it after each answer without saying so, and
 * the client would take it for one that it can use again.
 */
final class Http10Interceptor implements Interceptor {
    private final ConnectionPool pool;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Http10Interceptor(ConnectionPool pool) {
        this.pool = pool;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        String server = request.url().host() + ":" + request.url().port();
        if (known.contains(server)) {
            pool.evictAll(); // those that wait unused, its first among them
            request = request.newBuilder().header("Connection", "close").build();
        }
        Response response = chain.proceed(request);
        if (response.protocol() == Protocol.HTTP_1_0 && !"keep-alive".equalsIgnoreCase(response.header("Connection"))) {
            known.add(server);
        }
        return response;
    }
}
