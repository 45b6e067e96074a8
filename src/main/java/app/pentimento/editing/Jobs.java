package app.pentimento.editing;

import app.pentimento.editing.answer.KeptAnswers;
import app.pentimento.session.DeploymentTopology;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The durable jobs: running turns, and tidying up. */
@Configuration(proxyBeanMethods = false)
class Jobs {
    private static final Duration TIDY = Duration.ofMinutes(5);
    private static final Duration FORGET = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    @Bean
    Task<Void> turnTask(TurnRunner runner) {
        return Tasks.oneTime(TurnQueue.TASK)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, Instant.now().plus(AGAIN)))
                .execute((instance, context) -> runner.run(instance.getId()));
    }

    @Bean
    Task<Void> tidyTask(Housekeeping housekeeping) {
        return Tasks.recurring("tidy", FixedDelay.of(TIDY)).execute((instance, context) -> housekeeping.tidy());
    }

    @Bean
    Task<Void> forgetTask(KeptAnswers kept) {
        return Tasks.recurring("forget-kept-answers", FixedDelay.of(FORGET))
                .execute((instance, context) -> forget(kept));
    }

    private static void forget(KeptAnswers kept) {
        try {
            kept.forgetReleased();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops; what is left is done after the next start
        }
    }

    /**
     * Turns mostly wait for their model, so each has a virtual thread. The name is new at every start: a node that
     * comes back must not take its dead predecessor's jobs for its own.
     */
    @Bean
    DbSchedulerCustomizer jobsOnVirtualThreads() {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<ExecutorService> executorService() {
                return Optional.of(Executors.newVirtualThreadPerTaskExecutor());
            }

            @Override
            public Optional<SchedulerName> schedulerName() {
                return Optional.of(new SchedulerName.Fixed(UUID.randomUUID().toString()));
            }
        };
    }

    /**
     * Where no other process works on the database, whatever is marked as picked when this one starts was picked by a
     * process that is dead: its jobs go on at once. Elsewhere, missing heartbeats tell (see application.yml).
     */
    @Bean
    DeadJobs deadJobs(JdbcClient jdbc, DeploymentTopology topology) {
        int released = topology.alone() ? jdbc.sql("""
                                update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null
                                where picked = true
                                """).update() : 0;
        return new DeadJobs(released);
    }

    /** How many jobs of a dead process were released at the start. */
    record DeadJobs(int released) {}
}
