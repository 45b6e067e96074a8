package app.pentimento.testing;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The event stream of a turn or a session, read as a browser reads it, one event at a time. */
public final class EventStream implements Closeable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    /** One event. */
    public record Event(String id, String name, JsonNode data) {}

    /** Opens a turn's stream after this event; from the start where it is null. */
    public EventStream(ApiClient api, String turn, @Nullable String lastEventId) {
        this(lastEventId, api, "/turns/" + turn + "/events");
    }

    /** Opens a session's stream after this event; from the start where it is null. */
    public static EventStream ofSession(ApiClient api, String session, @Nullable String lastEventId) {
        return new EventStream(lastEventId, api, "/sessions/" + session + "/events");
    }

    private EventStream(@Nullable String lastEventId, ApiClient api, String path) {
        var request = api.request(path).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Waits for the next event; null where the stream has ended. */
    public @Nullable Event next() {
        String id = "";
        String name = "message";
        StringBuilder data = new StringBuilder();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                } else if (line.isEmpty() && !data.isEmpty()) {
                    return new Event(id, name, JsonMapper.shared().readTree(data.toString()));
                }
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    /** All events until the stream ends. */
    public List<Event> rest() {
        List<Event> events = new ArrayList<>();
        for (Event event = next(); event != null; event = next()) {
            events.add(event);
        }
        return events;
    }

    /** Cuts the connection. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
