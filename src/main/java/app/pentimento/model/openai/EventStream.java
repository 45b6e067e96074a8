package app.pentimento.model.openai;

import app.pentimento.model.wire.ConnectionLost;
import app.pentimento.model.wire.NotAnAnswer;
import java.io.IOException;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads server-sent events whose data is JSON. Lines may be of any length, because a picture stands in one; names of
 * events, ids, comments and the closing {@code [DONE]} are passed over, and a server that leaves {@code data:} out is
 * understood.
 */
final class EventStream {
    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final BufferedSource source;

    EventStream(BufferedSource source) {
        this.source = source;
    }

    /**
     * The next event; null after the last.
     *
     * @throws ConnectionLost where the stream ended in the middle of an event
     * @throws NotAnAnswer where an event is no JSON
     */
    @Nullable
    JsonNode next() throws IOException {
        String data = "";
        while (true) {
            String line = source.readUtf8Line();
            boolean end = line == null;
            if (line != null && !line.isEmpty()) {
                data = with(data, line);
            } else if (!data.isEmpty() && !data.equals(DONE)) {
                return parse(data, end);
            } else {
                data = "";
            }
            if (end) {
                return null;
            }
        }
    }

    private static String with(String data, String line) {
        boolean named = line.startsWith(DATA);
        if (!named && line.charAt(0) != '{') {
            return data;
        }
        String text = named ? line.substring(DATA.length()).strip() : line;
        return data.isEmpty() ? text : data + "\n" + text;
    }

    private static JsonNode parse(String data, boolean end) throws IOException {
        try {
            return JSON.readTree(data);
        } catch (JacksonException e) {
            if (end) {
                throw new ConnectionLost("The answer ended in the middle of an event");
            }
            throw new NotAnAnswer("An event is no JSON");
        }
    }
}
