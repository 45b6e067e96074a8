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
 * Ends a call that is silent too long: until the first byte of the answer, until the answer begins, and in its middle;
 * and tells the end of a call that took too long in all from any other end. What a server sends only to keep a stream of
 * events open is silence. Also counts the bytes of the turn, and ends an answer that is larger than any should be.
 */
final class PhaseLimits implements Interceptor {
    private final WireProperties properties;
    private final long largestAnswer;

    PhaseLimits(WireProperties properties) {
        this.properties = properties;
        this.largestAnswer = properties.largestAnswer().toBytes();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        RequestBody request = chain.request().body();
        ByteCounter byteCounter = ByteCounter.current();
        if (byteCounter != null && request != null) {
            byteCounter.sent(Math.max(0, request.contentLength()));
        }
        Silence silence = new Silence(chain.call());
        Response response = silence.during(properties.firstByte(), null, () -> chain.proceed(chain.request()));
        ResponseBody body = response.body();
        if (body == null) {
            return response;
        }
        return response.newBuilder()
                .body(new LimitedBody(body, new LimitedSource(body, silence, AnswerStart.current(), byteCounter)))
                .build();
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Cancels its call after too long a silence. */
    private static final class Silence extends AsyncTimeout {
        private final Call call;
        private volatile boolean broken;

        Silence(Call call) {
            this.call = call;
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

        /**
         * @param stall the limit for the middle of an answer, where this is one
         */
        <T> T during(Duration limit, @Nullable Duration stall, Work<T> work) throws IOException {
            timeout(Math.max(1, limit.toNanos()), TimeUnit.NANOSECONDS);
            enter();
            try {
                T done = work.run();
                if (tooLong()) { // a closed socket may look like the regular end of an answer
                    throw new IOException("The connection was closed after too long a time");
                }
                return done;
            } catch (IOException e) {
                if (tooLong()) {
                    throw new StallTimeout(e, broken ? stall : null);
                }
                throw e;
            } finally {
                exit();
            }
        }
    }

    /** The bytes of an answer, as long as they keep coming. */
    private final class LimitedSource extends ForwardingSource {
        private final Silence silence;
        private final @Nullable AnswerStart start;
        private final @Nullable ByteCounter byteCounter;
        private final @Nullable EventData events;
        private final Buffer piece = new Buffer();
        private StallDetector.@Nullable Stream watched;
        private long total;
        /** For how long this waited since the last data, in nanoseconds; what is done with the data is no silence. */
        private long silent;

        private boolean anyData;

        LimitedSource(
                ResponseBody body, Silence silence, @Nullable AnswerStart start, @Nullable ByteCounter byteCounter) {
            super(body.source());
            MediaType type = body.contentType();
            boolean eventStream = type != null && type.subtype().equals("event-stream");
            this.silence = silence;
            this.start = start;
            this.byteCounter = byteCounter;
            this.events = eventStream ? new EventData() : null;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            boolean middle = anyData && (start == null || start.hasCome());
            if (middle && watched == null && byteCounter != null) {
                watched = byteCounter.watchSilence();
            }
            Duration limit = middle ? properties.stall() : anyData ? properties.betweenParts() : properties.firstByte();
            if (watched != null) {
                watched.waits(silent);
            }
            long began = System.nanoTime();
            long read;
            try {
                read = silence.during(
                        limit.minusNanos(silent), middle ? limit : null, () -> super.read(piece, byteCount));
            } catch (IOException | RuntimeException e) {
                unwatch(true);
                throw e;
            }
            silent += System.nanoTime() - began;
            if (read > 0) {
                count(read);
                sink.write(piece, read);
            }
            return read;
        }

        private void count(long read) throws IOException {
            if (events == null || events.in(piece)) {
                anyData = true;
                silent = 0;
                if (watched != null) {
                    watched.data();
                }
            }
            total += read;
            if (byteCounter != null) {
                byteCounter.received(read);
            }
            if (total > largestAnswer) {
                throw new AnswerTooLarge(largestAnswer);
            }
        }

        @Override
        public void close() throws IOException {
            unwatch(false);
            super.close();
        }

        private void unwatch(boolean failed) {
            if (watched != null) {
                watched.end(failed);
                watched = null;
            }
        }
    }

    private static final class LimitedBody extends ResponseBody {
        private final ResponseBody body;
        private final BufferedSource source;

        LimitedBody(ResponseBody body, LimitedSource source) {
            this.body = body;
            this.source = Okio.buffer(source);
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
