package app.pentimento.editing;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was sent for each turn. */
@Service
public class SentContexts {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    SentContexts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What was sent for this turn; empty while nothing was. */
    public Optional<SentContext> find(String turnId) {
        return jdbc.sql("select sent from turn_context where turn_id = :turn")
                .param("turn", turnId)
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, SentContext.class));
    }

    /** Writes down what is sent; of a turn that starts over, the last counts. */
    @Transactional
    public void record(SentContext context) {
        jdbc.sql("delete from turn_context where turn_id = :turn")
                .param("turn", context.turnId())
                .update();
        jdbc.sql("insert into turn_context (turn_id, sent) values (:turn, :sent)")
                .param("turn", context.turnId())
                .param("sent", json.writeValueAsString(context))
                .update();
    }
}
