package app.pentimento.session;

import app.pentimento.id.Ids;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Pictures of running turns as they are so far. */
@Service
public class TurnPreviews {
    private final JdbcClient jdbc;

    TurnPreviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest preview of a turn, a small labelled JPEG; empty where there is none, or no longer. */
    public Optional<byte[]> find(String turnId) {
        return Ids.isOne(turnId)
                ? jdbc.sql("select jpeg from turn_preview where turn_id = :id")
                        .param("id", turnId)
                        .query((row, number) -> row.getBytes("jpeg"))
                        .optional()
                : Optional.empty();
    }
}
