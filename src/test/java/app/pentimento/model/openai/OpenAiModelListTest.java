package app.pentimento.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.model.ModelException;
import app.pentimento.model.Secret;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** What servers' lists of models say. */
class OpenAiModelListTest {
    private static OpenAiModelList.Listing list(String body) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/models", exchange -> {
            boolean key = "Bearer sk-1".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = (key ? body : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            Connection connection =
                    connection("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
            return new OpenAiModelList(new OkHttpClient()).of(connection);
        } finally {
            server.stop(0);
        }
    }

    private static Connection connection(String base) {
        return new Connection("", new OpenAiProperties.Server(base, Secret.valueOf("sk-1"), "", "", Map.of()));
    }

    @Test
    void tellsOpenAisPictureModelsByTheirNamesAndWhenTheyEnd() throws Exception {
        OpenAiModelList.Listing listing = list("""
                {"object": "list", "data": [
                 {"id": "gpt-image-2", "object": "model", "shutdown_date": null},
                 {"id": "gpt-image-1-mini", "object": "model", "shutdown_date": "2026-12-01"},
                 {"id": "chatgpt-image-latest", "shutdown_date": "nonsense"},
                 {"id": "gpt-6.1-terra"}]}""");
        assertThat(listing.complete()).as("only OpenAI's own list is").isFalse();
        List<OpenAiModelList.Listed> models = listing.models();
        assertThat(models).extracting(OpenAiModelList.Listed::makesPictures).containsExactly(true, true, true, false);
        assertThat(models.get(0).shutdown()).isNull();
        assertThat(models.get(1).shutdown()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(models.get(2).shutdown()).isNull();
    }

    @Test
    void believesAGatewayThatSaysWhatAModelAnswersWith() throws Exception {
        List<OpenAiModelList.Listed> models = list("""
                        {"data": [
                         {"id": "google/gemini-3-pro-image", "name": "Google: Nano Banana Pro", "context_length": 65536,
                          "architecture": {"input_modalities": ["text", "image"], "output_modalities": ["image", "text"]}},
                         {"id": "openai/gpt-image-words", "name": "Words",
                          "architecture": {"output_modalities": ["text"]}}]}""").models();
        assertThat(models.getFirst())
                .isEqualTo(new OpenAiModelList.Listed(
                        "google/gemini-3-pro-image", "Google: Nano Banana Pro", true, Api.CHAT, 65536, null));
        assertThat(models.getLast().makesPictures()).isFalse();
    }

    @Test
    void saysThatAnAnswerIsNoList() {
        for (String body : new String[] {"{\"model_path\": \"x\"}", "<html>", "{\"data\": [", ""}) {
            assertThatThrownBy(() -> list(body))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("unreadable list of models");
        }
    }

    @Test
    void saysThatTheServerCannotBeReached() throws IOException {
        assertThatThrownBy(() -> new OpenAiModelList(new OkHttpClient()).of(connection("http://127.0.0.1:1/v1")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("cannot be reached");
    }
}
