package app.pentimento.model.gemini;

import app.pentimento.model.wire.NotAnAnswer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Reads the server-sent events of an interaction, each as the JSON that it is. The SDK's own reader turns events that its
 * classes do not fit into text, and loses fields of those that they do.
 */
final class InteractionEvents implements AutoCloseable {
    private static final ByteString DATA = ByteString.encodeUtf8("data:");
    private static final ByteString DONE = ByteString.encodeUtf8("[DONE]");

    private final BufferedSource body;

    InteractionEvents(InputStream body) {
        this.body = Okio.buffer(Okio.source(body));
    }

    /**
     * The next event; null at the end of the stream.
     *
     * @throws NotAnAnswer where it is no JSON
     */
    @Nullable
    JsonNode next() throws IOException {
        Buffer data = new Buffer();
        boolean any = false;
        for (Buffer line = line(); line != null; line = line()) {
            if (line.exhausted()) {
                if (any) {
                    return data.rangeEquals(0, DONE) && data.size() == DONE.size() ? null : json(data);
                }
            } else if (line.rangeEquals(0, DATA)) {
                if (any) {
                    data.writeByte('\n');
                }
                any = true;
                line.skip(DATA.size());
                if (!line.exhausted() && line.getByte(0) == ' ') {
                    line.skip(1);
                }
                data.writeAll(line);
            } // comments, and the fields event, id and retry, say nothing that the data does not
        }
        return null; // what has no empty line behind it was cut off
    }

    private static JsonNode json(Buffer data) throws NotAnAnswer {
        try {
            return InteractionJson.read(data.readByteArray());
        } catch (JsonProcessingException e) {
            throw new NotAnAnswer("An event is no JSON");
        }
    }

    /** A line without its end; null where there is none. */
    private @Nullable Buffer line() throws IOException {
        long end = body.indexOf((byte) '\n');
        if (end < 0) {
            return null;
        }
        Buffer line = new Buffer();
        boolean withReturn = end > 0 && body.getBuffer().getByte(end - 1) == '\r';
        body.readFully(line, withReturn ? end - 1 : end);
        body.skip(withReturn ? 2 : 1);
        return line;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
