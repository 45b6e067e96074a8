package app.pentimento.editing.answer;

import app.pentimento.image.Image;
import app.pentimento.image.Images;
import app.pentimento.image.Lineage;
import app.pentimento.session.PlainText;
import app.pentimento.session.Times;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnError;
import app.pentimento.session.TurnUsage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What is known of the answers of turns that were asked: enough to go on after a crash. */
@Service
public class Answers {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_MESSAGE = 2000;

    private final JdbcClient jdbc;
    private final Images images;

    Answers(JdbcClient jdbc, Images images) {
        this.jdbc = jdbc;
        this.images = images;
    }

    /**
     * How far an answer has come.
     *
     * @param asked whether a request may have reached the vendor
     * @param ended whether the model had said all, or had failed
     * @param error how it failed; null where it did not, or has not ended
     * @param usage what it took so far; null where that is not known
     * @param cost what it cost so far, in US dollars; null where that is not known
     */
    public record Progress(
            AnswerBasis basis,
            boolean asked,
            boolean ended,
            @Nullable TurnError error,
            @Nullable TurnUsage usage,
            @Nullable BigDecimal cost) {}

    private record Sent(String imageId, String relation) {}

    /**
     * Writes down what is about to be sent, in the caller's transaction.
     *
     * @param asked whether the request counts as sent from now on
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(AnswerBasis basis, boolean asked) {
        String turn = basis.turn().id();
        jdbc.sql("delete from answer where turn_id = :turn").param("turn", turn).update();
        List<Sent> lineage = basis.lineage().stream()
                .map(from -> new Sent(from.parent().id(), from.relation().word()))
                .toList();
        jdbc.sql("""
                        insert into answer (turn_id, asked_at, lineage, masked, cut_ratio, format)
                        values (:turn, :asked, :lineage, :masked, :ratio, :format)
                        """)
                .param("turn", turn)
                .param("asked", asked ? Times.now() : null)
                .param("lineage", JSON.writeValueAsString(lineage))
                .param("masked", basis.masked())
                .param("ratio", basis.cutRatio())
                .param("format", basis.transcriptFormat())
                .update();
    }

    /** Says whether a request may have reached the vendor, before it is sent, and after the vendor said that it did nothing. */
    @Transactional
    public void asked(String turnId, boolean asked) {
        jdbc.sql("update answer set asked_at = :at where turn_id = :turn")
                .param("at", asked ? Times.now() : null)
                .param("turn", turnId)
                .update();
    }

    /** Writes down what the answer took so far. */
    @Transactional
    public void taken(String turnId, TurnUsage usage, @Nullable BigDecimal cost) {
        jdbc.sql("""
                        update answer set input_tokens = :inputTokens, output_tokens = :outputTokens,
                            images_in = :imagesIn, images_out = :imagesOut, request_bytes = :requestBytes,
                            cost_usd = :cost
                        where turn_id = :turn
                        """)
                .param("inputTokens", usage.inputTokens())
                .param("outputTokens", usage.outputTokens())
                .param("imagesIn", usage.imagesIn())
                .param("imagesOut", usage.imagesOut())
                .param("requestBytes", usage.requestBytes())
                .param("cost", cost)
                .param("turn", turnId)
                .update();
    }

    /**
     * The model has said all, or has failed.
     *
     * @param error null where it has not failed
     */
    @Transactional
    public void ended(String turnId, @Nullable TurnError error) {
        jdbc.sql("""
                        update answer set ended_at = :now, error_code = :code, error_message = :message,
                            error_retryable = :retryable
                        where turn_id = :turn
                        """)
                .param("now", Times.now())
                .param("code", error == null ? null : error.code())
                .param("message", error == null ? null : PlainText.fit(error.message(), LONGEST_MESSAGE))
                .param("retryable", error == null ? null : error.retryable())
                .param("turn", turnId)
                .update();
    }

    /** Tells which step a picture of the answer is at, or failed at; null for none. */
    @Transactional
    public void at(String turnId, @Nullable AnswerStep step) {
        jdbc.sql("update answer set step = :step where turn_id = :turn")
                .param("step", step == null ? null : step.word())
                .param("turn", turnId)
                .update();
    }

    /** How far the answer of a turn has come; empty where nothing was asked. */
    public Optional<Progress> find(Turn turn) {
        return jdbc.sql("select * from answer where turn_id = :turn")
                .param("turn", turn.id())
                .query((row, number) -> read(row, turn))
                .optional();
    }

    /** Every picture that was sent for the answer of a turn, as far as it is still there. */
    public List<Image> sent(Turn turn) {
        return find(turn).map(Progress::basis).map(AnswerBasis::lineage).orElse(List.of()).stream()
                .map(Lineage::parent)
                .toList();
    }

    private Progress read(ResultSet row, Turn turn) throws SQLException {
        List<Lineage> lineage = new ArrayList<>();
        for (Sent sent : JSON.readValue(row.getString("lineage"), Sent[].class)) {
            images.find(sent.imageId())
                    .ifPresent(image -> lineage.add(new Lineage(
                            image, Lineage.Relation.valueOf(sent.relation().toUpperCase(Locale.ROOT)))));
        }
        Image mask = row.getBoolean("masked") ? turn.mask() : null;
        String code = row.getString("error_code");
        return new Progress(
                new AnswerBasis(turn, lineage, mask, row.getString("cut_ratio"), row.getString("format")),
                row.getObject("asked_at") != null,
                row.getObject("ended_at") != null,
                code == null
                        ? null
                        : new TurnError(code, row.getString("error_message"), row.getBoolean("error_retryable")),
                row.getObject("images_in") == null
                        ? null
                        : new TurnUsage(
                                row.getInt("input_tokens"),
                                row.getInt("output_tokens"),
                                row.getInt("images_in"),
                                row.getInt("images_out"),
                                row.getLong("request_bytes")),
                row.getBigDecimal("cost_usd"));
    }

    /** Has another turn finish what one was answered, in the caller's transaction; it costs nothing more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(String from, String to) {
        jdbc.sql("""
                        insert into answer (turn_id, asked_at, ended_at, cost_usd, lineage, masked, cut_ratio, format)
                        select cast(:to as varchar(32)), coalesce(asked_at, :now), coalesce(ended_at, :now), 0,
                            lineage, masked, cut_ratio, format
                        from answer where turn_id = :from
                        """)
                .param("from", from)
                .param("to", to)
                .param("now", Times.now())
                .update();
    }
}
