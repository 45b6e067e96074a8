package app.pentimento.editing;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts turns into the durable queue that any node takes its work from. */
@Component
class TurnQueue {
    static final String TASK = "turn";

    private final ObjectProvider<Scheduler> scheduler;

    TurnQueue(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    /** Queues a turn as part of the caller's transaction; it starts once that has committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String turnId) {
        scheduler.getObject().scheduleIfNotExists(new TaskInstance<>(TASK, turnId), Instant.now());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.getObject().triggerCheckForDueExecutions();
            }
        });
    }
}
