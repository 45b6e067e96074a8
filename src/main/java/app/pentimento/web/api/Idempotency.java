package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.web.BasePath;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does an unsafe request once for each {@code Idempotency-Key}: the answer is written in the same transaction as what
 * the request does, so that either both are there after a crash or neither is. Only successes are remembered.
 */
@Component
class Idempotency {
    private static final Logger log = LoggerFactory.getLogger(Idempotency.class);
    private static final int LONGEST_KEY = 255;
    private static final int ATTEMPTS = 10;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Duration keep;

    Idempotency(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            JsonMapper json,
            @Value("${pentimento.web.keep-idempotency-keys:7d}") Duration keep) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.keep = keep;
    }

    /**
     * What a request is answered with.
     *
     * @param body null for an empty one
     */
    record Answer(
            int status, @Nullable String location, @Nullable Object body) {
        static Answer ok(Object body) {
            return new Answer(200, null, body);
        }
    }

    private record Remembered(
            String fingerprint, int status, @Nullable String location, String body) {}

    /**
     * Runs the action in a transaction and answers with its result, or with the first result of the same request.
     *
     * @param viewer whose key it is: the same key of somebody else is another one
     * @param key the request's {@code Idempotency-Key}; null where it has none
     * @param fingerprint of everything that the request asks for
     * @throws KeyConflict where the key came with something else before
     */
    ResponseEntity<String> once(Viewer viewer, @Nullable String key, Fingerprint fingerprint, Supplier<Answer> action) {
        if (key == null) {
            return respond(run(() -> written("", action.get())));
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new InvalidRequest("Idempotency-Key", "The Idempotency-Key must have 1 to 255 characters.");
        }
        String print = fingerprint.hex();
        String own = viewer.reach() == Viewer.Reach.ACCOUNT ? viewer.id() + ":" + key : key;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Remembered> before = find(own);
            if (before.isPresent()) {
                return repeat(before.get(), print);
            }
            try {
                return respond(run(() -> remembering(own, print, action)));
            } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
                log.trace("The same request is being handled at this moment, here or elsewhere, or has just been", e);
            }
        }
        throw new KeyConflict("A request with this Idempotency-Key is still being handled. Try again in a moment.");
    }

    /** Forgets keys that are older than the setting. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOld() {
        jdbc.sql("delete from idempotent_answer where created_at < :before")
                .param("before", Instant.now().minus(keep).atOffset(ZoneOffset.UTC))
                .update();
    }

    private Remembered run(Supplier<Remembered> action) {
        Remembered result = transaction.execute(status -> action.get());
        if (result == null) {
            throw new IllegalStateException("The transaction gave no answer");
        }
        return result;
    }

    private Remembered remembering(String key, String print, Supplier<Answer> action) {
        jdbc.sql("""
                        insert into idempotent_answer (idempotency_key, fingerprint, status, body, created_at)
                        values (:key, :print, 0, '', :now)
                        """)
                .param("key", key)
                .param("print", print)
                .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                .update();
        Remembered text = written(print, action.get());
        jdbc.sql("""
                        update idempotent_answer set status = :status, location = :location, body = :body
                        where idempotency_key = :key
                        """)
                .param("status", text.status())
                .param("location", text.location())
                .param("body", text.body())
                .param("key", key)
                .update();
        return text;
    }

    private Remembered written(String print, Answer answer) {
        String body = answer.body() == null ? "" : json.writeValueAsString(answer.body());
        return new Remembered(print, answer.status(), answer.location(), body);
    }

    private Optional<Remembered> find(String key) {
        return jdbc.sql(
                        "select fingerprint, status, location, body from idempotent_answer where idempotency_key = :key")
                .param("key", key)
                .query((row, number) ->
                        new Remembered(row.getString(1), row.getInt(2), row.getString(3), row.getString(4)))
                .optional();
    }

    private static ResponseEntity<String> repeat(Remembered remembered, String print) {
        if (!remembered.fingerprint().equals(print)) {
            throw new KeyConflict(
                    "This Idempotency-Key was already used for another request. Use a new key for a new " + "request.");
        }
        return respond(remembered);
    }

    private static ResponseEntity<String> respond(Remembered answer) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status());
        if (answer.location() != null) {
            response.location(URI.create(BasePath.of(answer.location())));
        }
        return answer.body().isEmpty()
                ? response.build()
                : response.contentType(MediaType.APPLICATION_JSON).body(answer.body());
    }
}
