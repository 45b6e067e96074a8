package app.pentimento.session;

import app.pentimento.account.Viewer;
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

    /** The newest preview of a turn that the viewer sees, a small labelled JPEG; empty where there is none, or no longer. */
    public Optional<byte[]> find(Viewer viewer, String turnId) {
        return Ids.isOne(turnId)
                ? jdbc.sql("""
                                select v.jpeg from turn_preview v join turn t on t.id = v.turn_id
                                join session s on s.id = t.session_id
                                where v.turn_id = :id and %s
                                """.formatted(Visible.session(viewer, "s")))
                        .param("viewer", viewer.id())
                        .param("id", turnId)
                        .query((row, number) -> row.getBytes("jpeg"))
                        .optional()
                : Optional.empty();
    }
}
