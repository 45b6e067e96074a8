package app.pentimento.session;

import app.pentimento.image.Image;
import app.pentimento.image.ImageRows;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads turns and their parts from rows. */
final class TurnRows {
    /** Of turns without their inputs and parts. */
    static final String SELECT = """
            select t.id, t.session_id, t.parent_id, t.status, t.attempts, t.prompt, t.model,
                t.aspect_ratio, t.resolution, t.variants, t.seed, t.temperature, t.thinking, t.grounding, t.keep,
                t.input_tokens, t.output_tokens, t.images_in, t.images_out, t.request_bytes,
                t.cost_usd, t.cost_estimated, t.error_code, t.error_message, t.error_retryable,
                t.created_at, t.started_at, t.finished_at, t.waiting, t.waiting_for, t.waiting_until,
                t.served_by, t.answer_id, t.sources, t.search_suggestions, t.choices,
                coalesce((select v.number from turn_preview v where v.turn_id = t.id), 0) as preview,
                (select a.step from answer a where a.turn_id = t.id) as step,
                %s
            from turn t left join image i on i.id = t.mask_image_id
            """.formatted(ImageRows.COLUMNS);

    private TurnRows() {}

    static Part readPart(ResultSet row, int number) throws SQLException {
        int index = row.getInt("position");
        Image image = ImageRows.readOrNull(row, number);
        return image == null
                ? new Part.Text(index, row.getString("words"))
                : new Part.Picture(index, image, row.getString("caption"));
    }

    /** A decimal number in the database; PostgreSQL's driver gives it as nothing else. */
    private static @Nullable Double temperature(ResultSet row) throws SQLException {
        BigDecimal temperature = row.getBigDecimal("temperature");
        return temperature == null ? null : temperature.doubleValue();
    }

    /** A list as it is kept in a column; null for an empty one. */
    static @Nullable String json(List<?> list) {
        return list.isEmpty() ? null : JsonMapper.shared().writeValueAsString(list);
    }

    private static <T> List<T> read(@Nullable String json, Class<T[]> type) {
        return json == null ? List.of() : List.of(JsonMapper.shared().readValue(json, type));
    }

    static Turn read(ResultSet row, int number) throws SQLException {
        return new Turn(
                row.getString("id"),
                row.getString("session_id"),
                row.getString("parent_id"),
                TurnStatus.ofWord(row.getString("status")),
                row.getInt("attempts"),
                row.getString("prompt"),
                List.of(),
                ImageRows.readOrNull(row, number),
                row.getString("model"),
                new TurnOptions(
                        row.getString("aspect_ratio"),
                        row.getString("resolution"),
                        row.getObject("variants", Integer.class),
                        row.getObject("seed", Long.class),
                        temperature(row),
                        row.getString("thinking"),
                        row.getObject("grounding", Boolean.class),
                        row.getString("keep")),
                List.of(),
                row.getObject("images_in") == null
                        ? null
                        : new TurnUsage(
                                row.getInt("input_tokens"),
                                row.getInt("output_tokens"),
                                row.getInt("images_in"),
                                row.getInt("images_out"),
                                row.getLong("request_bytes")),
                row.getBigDecimal("cost_usd") == null
                        ? null
                        : new Cost(row.getBigDecimal("cost_usd"), row.getBoolean("cost_estimated")),
                row.getString("error_code") == null
                        ? null
                        : new TurnError(
                                row.getString("error_code"),
                                row.getString("error_message"),
                                row.getBoolean("error_retryable")),
                Times.read(row, "created_at"),
                Times.readOrNull(row, "started_at"),
                Times.readOrNull(row, "finished_at"),
                row.getString("waiting") == null
                        ? null
                        : new TurnWait(
                                row.getString("waiting_for"),
                                row.getString("waiting"),
                                Times.read(row, "waiting_until")),
                new AnswerOrigin(
                        row.getString("served_by"),
                        row.getString("answer_id"),
                        read(row.getString("sources"), AnswerOrigin.Source[].class),
                        row.getString("search_suggestions")),
                read(row.getString("choices"), TurnChoice[].class),
                row.getInt("preview"),
                row.getString("step"));
    }
}
