package app.pentimento.editing;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells those who listen on this node that something about a turn has changed. It carries no news itself: the rows do.
 * A listener on another node finds the change when it next looks.
 */
@Component
public final class TurnSignals {
    private final Map<String, Set<Subscription>> listeners = new ConcurrentHashMap<>();

    /** Calls the listener after each change of the turn until the subscription is closed. It must return at once. */
    public Subscription listen(String turnId, Runnable listener) {
        Subscription subscription = new Subscription(turnId, listener);
        listeners.compute(turnId, (id, set) -> {
            Set<Subscription> grown = set == null ? ConcurrentHashMap.newKeySet() : set;
            grown.add(subscription);
            return grown;
        });
        return subscription;
    }

    /** Tells the turn's listeners: now, or after the transaction under way has committed. */
    public void changed(String turnId) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    tell(turnId);
                }
            });
        } else {
            tell(turnId);
        }
    }

    private void tell(String turnId) {
        listeners.getOrDefault(turnId, Set.of()).forEach(subscription -> subscription.listener.run());
    }

    /** One who listens to a turn. */
    public final class Subscription implements AutoCloseable {
        private final String turnId;
        private final Runnable listener;

        private Subscription(String turnId, Runnable listener) {
            this.turnId = turnId;
            this.listener = listener;
        }

        @Override
        public void close() {
            listeners.computeIfPresent(turnId, (id, set) -> {
                set.remove(this);
                return set.isEmpty() ? null : set;
            });
        }
    }
}
