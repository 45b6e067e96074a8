package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a request for a turn may hold, and what is said of what it may not. */
class TurnInputTest extends ApiTalk {
    private String session;

    @BeforeEach
    void newSession() {
        session = api.newSession("turns");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prompt            | {"prompt": ""}
            prompt            | {"prompt": " \\n "}
            prompt            | {}
            prompt            | {"prompt": "\\u0000"}
            prompt            | {"prompt": 7}
            imageIds          | {"prompt": "a", "imageIds": ["none"]}
            imageIds          | {"prompt": "a", "imageIds": [null]}
            imageIds          | {"prompt": "a", "imageIds": ["\\u0000"]}
            imageIds          | {"prompt": "a", "imageIds": "x"}
            imageIds[0]       | {"prompt": "a", "imageIds": [{}]}
            maskImageId       | {"prompt": "a", "maskImageId": "none"}
            parentTurnId      | {"prompt": "a", "parentTurnId": "none"}
            parentTurnId      | {"prompt": "a", "parentTurnId": "\\u0000"}
            model             | {"prompt": "a", "model": "no:such"}
            options.aspectRatio | {"prompt": "a", "options": {"aspectRatio": "wide"}}
            options.resolution | {"prompt": "a", "options": {"resolution": "<b>"}}
            options.variants  | {"prompt": "a", "options": {"variants": 0}}
            options.variants  | {"prompt": "a", "options": {"variants": 1.5}}
            options.variants  | {"prompt": "a", "options": {"variants": "2"}}
            options.seed      | {"prompt": "a", "options": {"seed": 1e99}}
            options           | {"prompt": "a", "options": "none"}
            """)
    void aWrongFieldIsNamed(String field, String body) {
        Answer answer = api.post(turns(), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("code").asString()).isEqualTo("invalid-request");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(api.get(turns()).json().path("items")).isEmpty();
    }

    @Test
    void aPromptHasALimitAndTheBodyToo() {
        assertThat(api.post(turns(), Map.of("prompt", "x".repeat(10_001))).status())
                .isEqualTo(400);
        assertThat(api.post(turns(), Map.of("prompt", "x".repeat(2_000_000))).status())
                .isEqualTo(413);
    }

    @Test
    void aPromptKeepsEveryCharacterThatIsOne() {
        JsonNode turn = api.ask(session, "say 夜 🍌 <b>&amp;</b> \"quoted\" \n second line");
        assertThat(turn.path("prompt").asString()).isEqualTo("say 夜 🍌 <b>&amp;</b> \"quoted\" \n second line");
        String odd = api.post(turns(), "{\"prompt\": \"say a\\u0000b\\udc00\", \"model\": \"test:scripted\"}")
                .json()
                .path("prompt")
                .asString();
        assertThat(odd).isEqualTo("say ab\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "%E2%80%AE"})
    void aTurnForASessionThatIsNotThereIsA404(String id) {
        assertThat(api.post("/sessions/" + id + "/turns", Map.of("prompt", "a")).status())
                .isEqualTo(404);
        assertThat(api.get("/sessions/" + id + "/turns").status()).isEqualTo(404);
    }

    @Test
    void anEmptyFileFieldOfAFormIsNoPicture() {
        String body = """
                --x\r
                Content-Disposition: form-data; name="prompt"\r
                \r
                say hi\r
                --x\r
                Content-Disposition: form-data; name="model"\r
                \r
                test:scripted\r
                --x\r
                Content-Disposition: form-data; name="image"; filename=""\r
                Content-Type: application/octet-stream\r
                \r
                \r
                --x--\r
                """;
        Answer answer = api.send(api.request(turns())
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.json().path("inputs")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "7", "\"x\"", "[]", "{\"variants\": 99}"})
    void wrongOptionsOfAFormAreA400(String options) {
        assertThat(api.multipart(turns(), Map.of("prompt", "a", "options", options))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aPictureFieldThatIsTextIsA400() {
        Answer answer = api.multipart(turns(), Map.of("prompt", "a", "image", "not a file"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    private String turns() {
        return "/sessions/" + session + "/turns";
    }
}
