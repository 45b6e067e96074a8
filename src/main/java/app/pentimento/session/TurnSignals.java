package app.pentimento.session;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells those who listen on this node that something about a session or one of its turns has changed. It carries no
 * news itself: the rows do. A listener on another node finds the change when it next looks.
 */
@Component
public final class TurnSignals {
    private final Map<String, Set<Subscription>> listeners = new ConcurrentHashMap<>();

    /**
     * Calls the listener after each change until the subscription is closed. It must return at once.
     *
     * @param id of a turn, or of a session for changes of any of its turns
     */
    public Subscription listen(String id, Runnable listener) {
        Subscription subscription = new Subscription(id, listener);
        listeners.compute(id, (same, set) -> {
            Set<Subscription> grown = set == null ? ConcurrentHashMap.newKeySet() : set;
            grown.add(subscription);
            return grown;
        });
        return subscription;
    }

    /** Tells the listeners of a turn and of its session: now, or after the transaction under way has committed. */
    public void changed(Turn turn) {
        changed(turn.id(), turn.sessionId());
    }

    /** Tells the listeners of a session, in the same way. */
    public void sessionChanged(String sessionId) {
        changed(sessionId);
    }

    private void changed(String... ids) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    List.of(ids).forEach(TurnSignals.this::tell);
                }
            });
        } else {
            List.of(ids).forEach(this::tell);
        }
    }

    private void tell(String id) {
        listeners.getOrDefault(id, Set.of()).forEach(subscription -> subscription.listener.run());
    }

    /** One who listens to a turn or a session. */
    public final class Subscription implements AutoCloseable {
        private final String id;
        private final Runnable listener;

        private Subscription(String id, Runnable listener) {
            this.id = id;
            this.listener = listener;
        }

        @Override
        public void close() {
            listeners.computeIfPresent(id, (same, set) -> {
                set.remove(this);
                return set.isEmpty() ? null : set;
            });
        }
    }
}
