package app.pentimento.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The addresses and headers of servers, as people have them. */
class ConnectionTest {
    private static Connection connection(String base, String version, Map<String, String> deployments) {
        return new Connection("", new OpenAiProperties.Server(base, Secret.valueOf("sk-1"), "", version, deployments));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|-|https://api.openai.com/v1/images/edits",
                "http://127.0.0.1:8000/v1/|-|http://127.0.0.1:8000/v1/images/edits",
                "https://openrouter.ai/api/v1|-|https://openrouter.ai/api/v1/images/edits",
                "https://r.openai.azure.com|-|https://r.openai.azure.com/openai/deployments/gpt-image-2/images/edits?api-version=2025-04-01-preview",
                "https://r.openai.azure.com/openai/|2025-05-01|https://r.openai.azure.com/openai/deployments/gpt-image-2/images/edits?api-version=2025-05-01",
                "https://r.cognitiveservices.azure.com/openai/deployments/mine/images/generations?api-version=2024-10-21|-|https://r.cognitiveservices.azure.com/openai/deployments/mine/images/edits?api-version=2024-10-21",
                "https://r.openai.azure.com/openai/v1/|-|https://r.openai.azure.com/openai/v1/images/edits",
                "https://r.services.ai.azure.com/openai/v1|preview|https://r.services.ai.azure.com/openai/v1/images/edits?api-version=preview",
                "https://r.openai.azure.com|preview|https://r.openai.azure.com/openai/v1/images/edits?api-version=preview"
            })
    void findsTheAddressOfACall(String base, String version, String address) {
        Connection connection = connection(base == null ? "" : base, version == null ? "" : version, Map.of());
        assertThat(connection.call("images/edits", "gpt-image-2").build().url()).hasToString(address);
    }

    @Test
    void sendsTheKeyInTheHeaderThatTheServerReads() {
        var azure = connection("https://r.openai.azure.com", "", Map.of())
                .call("images/edits", "m")
                .build();
        assertThat(azure.header("api-key")).isEqualTo("sk-1");
        assertThat(azure.header("Authorization")).isNull();
        var openAi = connection("", "", Map.of()).call("images/edits", "m").build();
        assertThat(openAi.header("Authorization")).isEqualTo("Bearer sk-1");
        assertThat(openAi.header("api-key")).isNull();
        assertThat(openAi.url().toString() + azure.url()).doesNotContain("sk-1");
    }

    @Test
    void callsAModelWhatTheServerCallsIt() {
        Map<String, String> deployments = Map.of("gpt-image-2", "mine");
        assertThat(connection("https://r.openai.azure.com", "", deployments).nameOf("gpt-image-2"))
                .isEqualTo("mine");
        assertThat(connection("", "", deployments).nameOf("gpt-image-2.5-flare"))
                .isEqualTo("gpt-image-2.5-flare");
        assertThat(connection("https://r.openai.azure.com/openai/deployments/theirs", "", Map.of())
                        .nameOf("gpt-image-2"))
                .isEqualTo("theirs");
    }

    @Test
    void asksAzureForConversationsInItsNewerForm() {
        assertThat(connection("https://r.openai.azure.com", "", Map.of())
                        .newerCall("responses")
                        .build()
                        .url())
                .hasToString("https://r.openai.azure.com/openai/v1/responses");
    }

    @Test
    void knowsOpenAisModelsByTheirHosts() {
        assertThat(connection("", "", Map.of()).isOpenAi()).isTrue();
        assertThat(connection("https://r.openai.azure.com", "", Map.of()).isOpenAi())
                .isTrue();
        assertThat(connection("https://openai.azure.com.example.org", "", Map.of())
                        .isOpenAi())
                .isFalse();
        assertThat(connection("http://127.0.0.1:8000/v1", "", Map.of()).isOpenAi())
                .isFalse();
    }
}
