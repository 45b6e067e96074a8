package app.pentimento.model.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.AsyncTimeout;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call that is silent too long: until the first byte of the answer, and between bytes after it; and tells the end
 * of a call that took too long in all from any other end. Also counts the bytes of the turn, and ends an answer that is
 * larger than any should be.
 */
final class PhaseLimits implements Interceptor {
    private final Duration firstByte;
    private final Duration betweenParts;
    private final long largestAnswer;

    PhaseLimits(WireProperties properties) {
        this.firstByte = properties.firstByte();
        this.betweenParts = properties.betweenParts();
        this.largestAnswer = properties.largestAnswer().toBytes();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        RequestBody request = chain.request().body();
        Traffic traffic = Traffic.current();
        if (traffic != null && request != null) {
            traffic.sent(Math.max(0, request.contentLength()));
        }
        Silence silence = new Silence(chain.call(), firstByte);
        Response response = silence.during(() -> chain.proceed(chain.request()));
        ResponseBody body = response.body();
        if (body == null) {
            return response;
        }
        return response.newBuilder()
                .body(new LimitedBody(body, silence, traffic))
                .build();
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Cancels its call after too long a silence. */
    private static final class Silence extends AsyncTimeout {
        private final Call call;
        private volatile boolean broken;

        Silence(Call call, Duration limit) {
            this.call = call;
            timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        protected void timedOut() {
            broken = true;
            call.cancel();
        }

        /** Nobody else cancels a call, except the client's own limit for the whole of it. */
        private boolean tooLong() {
            return broken || call.isCanceled();
        }

        <T> T during(Work<T> work) throws IOException {
            enter();
            try {
                T done = work.run();
                if (tooLong()) { // a closed socket may look like the regular end of an answer
                    throw new IOException("The connection was closed after too long a time");
                }
                return done;
            } catch (IOException e) {
                if (tooLong()) {
                    throw new SilentTooLong(e);
                }
                throw e;
            } finally {
                exit();
            }
        }
    }

    private final class LimitedBody extends ResponseBody {
        private final ResponseBody body;
        private final BufferedSource source;

        LimitedBody(ResponseBody body, Silence first, @Nullable Traffic traffic) {
            this.body = body;
            this.source = Okio.buffer(new ForwardingSource(body.source()) {
                private Silence silence = first;
                private long total;

                @Override
                public long read(Buffer sink, long byteCount) throws IOException {
                    long read = silence.during(() -> super.read(sink, byteCount));
                    if (read > 0) {
                        if (total == 0) {
                            silence = new Silence(first.call, betweenParts);
                        }
                        total += read;
                        if (traffic != null) {
                            traffic.received(read);
                        }
                        if (total > largestAnswer) {
                            throw new AnswerTooLarge(largestAnswer);
                        }
                    }
                    return read;
                }
            });
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public BufferedSource source() {
            return source;
        }
    }
}
