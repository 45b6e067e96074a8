package app.pentimento.model.openai;

import app.pentimento.model.ModelException;
import app.pentimento.model.Usage;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** Takes one answer of one of the APIs, event by event or whole, and tells its parts to the turn's listener. */
interface AnswerReader {
    /** One event of a streamed answer. */
    void event(JsonNode event) throws IOException, InterruptedException, ModelException;

    /** An answer that was not streamed. */
    void whole(JsonNode answer) throws IOException, InterruptedException, ModelException;

    /**
     * The answer is at its end.
     *
     * @throws ModelException where it is no answer
     * @throws IOException where it is not at its end, although nothing more comes
     */
    void end() throws IOException, InterruptedException, ModelException;

    /** Nothing more comes, because something failed: what has come so far is told. */
    default void keepWhatCame() {}

    /** Whether anything of the answer came that a person has seen or that is paid for. */
    boolean partSeen();

    /** What it took so far. */
    Usage usage(int picturesIn);
}
