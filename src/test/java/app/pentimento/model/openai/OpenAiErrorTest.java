package app.pentimento.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.wire.HttpFailure;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What errors of OpenAI-style servers say. */
class OpenAiErrorTest {
    private static final Set<String> SENT = Set.of("stream", "partial_images", "quality", "size", "n");

    private static OpenAiError error(int status, String body) {
        return OpenAiError.of(HttpFailure.withBody(status, body.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "400|{'error': {'code': 'unknown_parameter', 'param': 'quality', 'message': 'Unknown parameter.'}}|quality",
                "400|{'error': {'code': 'unknown_parameter', 'param': 'tools[0].partial_images'}}|partial_images",
                "400|{'error': {'message': 'Unrecognized request argument supplied: partial_images'}}|partial_images",
                "422|{'detail': [{'type': 'extra_forbidden', 'loc': ['body', 'stream'], 'msg': 'Extra inputs'}]}|stream",
                "400|{'detail': 'stream is only supported for AR models'}|stream",
                "400|{'error': {'code': 'unsupported_parameter', 'message': 'Unsupported parameter: size'}}|size"
            })
    void namesTheParameterThatTheServerDoesNotKnow(int status, String body, String parameter) {
        assertThat(error(status, body).refused(SENT)).contains(parameter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "500|{'error': {'code': 'unknown_parameter', 'param': 'quality'}}",
                "400|{'error': {'code': 'invalid_value', 'param': 'quality', 'message': 'Use low, medium or high.'}}",
                "400|{'error': {'code': 'unknown_parameter', 'param': 'model'}}",
                "400|{'error': {'message': 'This size is not supported.'}}",
                "400|{'error': {'message': 'Unknown model of good quality'}}",
                "400|{'error': {'message': 'The model is not supported. Use a quality that it has.'}}"
            })
    void namesNoneWhereSomethingElseIsWrong(int status, String body) {
        assertThat(error(status, body).refused(SENT)).isEmpty();
    }

    @Test
    void findsErrorsWithinAnswersAndTheirStatus() {
        JsonMapper json = JsonMapper.shared();
        assertThat(OpenAiError.within(json.readTree("{\"error\": null, \"data\": []}")))
                .isNull();
        assertThat(OpenAiError.within(json.readTree("{\"type\": \"image_generation.completed\"}")))
                .isNull();
        assertThat(code("{\"error\": {\"code\": 402, \"message\": \"x\"}}")).isEqualTo(402);
        assertThat(code("{\"error\": {\"code\": \"429\"}}")).isEqualTo(429);
        assertThat(code("{\"type\": \"error\", \"code\": \"rate_limit_exceeded\"}"))
                .isEqualTo(429);
        assertThat(code("{\"object\": \"error\", \"message\": \"x\"}")).isEqualTo(400);
        assertThat(code("{\"error\": {\"type\": \"server_error\"}}")).isEqualTo(500);
        assertThat(code("{\"error\": \"model_not_found\"}")).isEqualTo(400);
    }

    private static int code(String answer) {
        HttpFailure failure = OpenAiError.within(JsonMapper.shared().readTree(answer));
        assertThat(failure).isNotNull();
        assertThat(failure == null || failure.withinAnswer()).isTrue();
        return failure == null ? 0 : failure.code();
    }
}
