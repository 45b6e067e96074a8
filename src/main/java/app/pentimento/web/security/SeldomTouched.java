package app.pentimento.web.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Keeps logins in the database as Spring Session does, but writes down when one was used last only once a minute: a page
 * with fifty pictures is no reason for fifty writes.
 */
final class SeldomTouched<S extends Session> implements SessionRepository<SeldomTouched.Touched<S>> {
    private static final Duration OFTEN_ENOUGH = Duration.ofMinutes(1);

    private final SessionRepository<S> repository;

    SeldomTouched(SessionRepository<S> repository) {
        this.repository = repository;
    }

    @Override
    public Touched<S> createSession() {
        return new Touched<>(repository.createSession());
    }

    @Override
    public void save(Touched<S> session) {
        repository.save(session.session);
    }

    @Override
    public @Nullable Touched<S> findById(String id) {
        S found = repository.findById(id);
        return found == null ? null : new Touched<>(found);
    }

    @Override
    public void deleteById(String id) {
        repository.deleteById(id);
    }

    /** A session that is not touched more than once a minute. */
    static final class Touched<S extends Session> implements Session {
        private final S session;

        Touched(S session) {
            this.session = session;
        }

        @Override
        public void setLastAccessedTime(Instant now) {
            if (session.getLastAccessedTime().plus(OFTEN_ENOUGH).isBefore(now)) {
                session.setLastAccessedTime(now);
            }
        }

        @Override
        public String getId() {
            return session.getId();
        }

        @Override
        public String changeSessionId() {
            return session.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return session.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return session.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            session.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            session.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return session.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return session.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            session.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return session.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return session.isExpired();
        }
    }
}
