package app.pentimento.model.openai;

import app.pentimento.model.ModelException;
import app.pentimento.model.wire.ConnectionLost;
import app.pentimento.model.wire.NotAnAnswer;
import java.io.IOException;
import okio.BufferedSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives an answer's body to its reader: as events, or whole where the server did not stream although it was asked to.
 * What the body begins with decides, because not every server names its type rightly.
 */
final class AnswerBody {
    private static final JsonMapper JSON = JsonMapper.shared();

    private AnswerBody() {}

    static void read(BufferedSource source, AnswerReader reader)
            throws IOException, InterruptedException, ModelException {
        switch (first(source)) {
            case '{', '[' -> reader.whole(json(source));
            case '<' -> throw new NotAnAnswer("The answer is a page");
            default -> {
                EventStream events = new EventStream(source);
                boolean any = false;
                for (JsonNode event = events.next(); event != null; event = events.next()) {
                    any = true;
                    reader.event(event);
                }
                if (!any) {
                    throw new NotAnAnswer("The answer has no event");
                }
            }
        }
        reader.end();
    }

    /** The first character that is no white space, left in its place. */
    private static int first(BufferedSource source) throws IOException {
        while (!source.exhausted()) {
            byte first = source.getBuffer().getByte(0);
            if (!Character.isWhitespace(first)) {
                return first;
            }
            source.skip(1);
        }
        throw new NotAnAnswer("The answer is empty");
    }

    private static JsonNode json(BufferedSource source) throws IOException {
        try {
            return JSON.readTree(source.inputStream());
        } catch (UnexpectedEndOfInputException e) {
            throw new ConnectionLost("The answer ended in the middle");
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new NotAnAnswer("The answer is no JSON");
        }
    }
}
