package app.pentimento.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How long turns take. */
@Service
public class TurnTimes {
    private static final int LATEST = 21;

    private final JdbcClient jdbc;

    TurnTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The median of a model's latest successful turns; nothing where it has none. */
    public Optional<Duration> usual(String model) {
        List<Duration> times = jdbc
                .sql("""
                        select started_at, finished_at from turn
                        where status = 'succeeded' and model = :model and started_at is not null
                        order by id desc limit :latest
                        """)
                .param("model", model)
                .param("latest", LATEST)
                .query((row, number) -> Duration.between(Times.read(row, "started_at"), Times.read(row, "finished_at")))
                .list()
                .stream()
                .sorted()
                .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() / 2));
    }
}
