package app.pentimento.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.model.wire.ConnectionLost;
import app.pentimento.model.wire.NotAnAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Streams of events as servers send them. */
class EventStreamTest {
    private static List<String> events(String text) throws IOException {
        EventStream stream = new EventStream(new Buffer().writeUtf8(text));
        List<String> all = new ArrayList<>();
        for (JsonNode event = stream.next(); event != null; event = stream.next()) {
            all.add(event.toString());
        }
        return all;
    }

    @Test
    void readsEventsWhateverStandsBetweenThem() throws IOException {
        String stream = """
                : keep-alive

                event: a\r
                data: {"a":1}\r
                \r
                id: 7
                retry: 3
                data:{"b":2}

                data: {"c":
                data: 3}

                {"d":4}

                data: [DONE]

                """;
        assertThat(events(stream)).containsExactly("{\"a\":1}", "{\"b\":2}", "{\"c\":3}", "{\"d\":4}");
    }

    @Test
    void takesALastEventThatNoEmptyLineFollows() throws IOException {
        assertThat(events("data: {\"a\":1}")).containsExactly("{\"a\":1}");
    }

    @Test
    void tellsAStreamThatIsCutFromOneThatIsWrong() {
        assertThatThrownBy(() -> events("data: {\"a\":")).isInstanceOf(ConnectionLost.class);
        assertThatThrownBy(() -> events("data: nonsense\n\ndata: {}\n\n")).isInstanceOf(NotAnAnswer.class);
    }

    @Test
    void readsAPictureOfTwentyFiveMillionLettersInOneLine() throws IOException {
        String letters = "A".repeat(25_000_000);
        EventStream stream = new EventStream(new Buffer().writeUtf8("data: {\"b64_json\": \"" + letters + "\"}\n\n"));
        JsonNode event = stream.next();
        assertThat(event).isNotNull();
        assertThat(event == null ? 0 : event.path("b64_json").asString().length())
                .isEqualTo(25_000_000);
    }
}
