package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Problems speak the language of the request to people, and the same one to programs. */
class ProblemLanguageTest {
    private static final String ENGLISH = "Say in words what to do with the picture.";
    private static final String CHINESE = "请用文字说明要对图片做什么。";

    @AutoClose
    private static TestServer server;

    private static ApiClient api;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        api = server.api();
    }

    private static Answer wordless(String... headers) {
        String session = api.newSession("A");
        var request = api.request("/sessions/" + session + "/turns").header("Content-Type", "application/json");
        return api.send((headers.length == 0 ? request : request.headers(headers))
                .POST(BodyPublishers.ofString("{\"prompt\": \" \"}")));
    }

    @Test
    void aProblemIsToldInTheLanguageThatTheRequestAccepts() {
        Answer answer = wordless("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8");
        JsonNode problem = answer.json();
        assertThat(problem.path("detail").asString()).isEqualTo(CHINESE);
        assertThat(problem.path("title").asString()).isEqualTo("请求有误，无法接受");
        assertThat(problem.at("/errors/0/message").asString()).isEqualTo(CHINESE);
        assertThat(answer.header("Content-Language")).isEqualTo("zh-CN");
        assertThat(answer.response().headers().allValues("Vary").toString()).contains("Accept-Language");
    }

    @Test
    void whatProgramsReadIsTheSameInEveryLanguage() {
        Answer chinese = wordless("Accept-Language", "zh-CN");
        Answer english = wordless();
        assertThat(english.json().path("detail").asString()).isEqualTo(ENGLISH);
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(chinese.status()).isEqualTo(english.status());
        assertThat(chinese.header("Content-Type")).isEqualTo("application/problem+json");
        for (String path : new String[] {"/type", "/code", "/status", "/errors/0/field"}) {
            assertThat(chinese.json().at(path)).isEqualTo(english.json().at(path));
            assertThat(chinese.json().at(path).isMissingNode()).as(path).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr, zh;q=0.5, en;q=0.3 | '' | zh-CN",
                "zh-TW | '' | zh-CN",
                "fr | '' | en",
                "zh-CN | pentimento-language=en | en",
                "en | pentimento-language=zh-CN | zh-CN"
            })
    void whatAPersonChoseComesBeforeWhatTheirBrowserPrefers(String accepts, String cookie, String language) {
        Answer answer = wordless("Accept-Language", accepts, "Cookie", cookie.isEmpty() ? "other=1" : cookie);
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        assertThat(answer.json().path("detail").asString()).isEqualTo(language.equals("en") ? ENGLISH : CHINESE);
    }

    @Test
    void whatNoControllerSeesIsToldInTheLanguageOfTheRequestToo() {
        Answer unknown = api.send(
                api.request("/nowhere").header("Accept-Language", "zh-CN").GET());
        assertThat(unknown.json().path("detail").asString()).isEqualTo("此 API 中没有这个地址。/v3/api-docs 列出了现有的地址。");
        Answer foreign = api.send(api.request("/sessions")
                .header("Accept-Language", "zh-CN")
                .header("Origin", "https://elsewhere.example")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.json().path("detail").asString()).startsWith("此改动由其他网站的页面发起。");
    }

    @Test
    void turnsTellTheirErrorsAsTheyAreStored() {
        String turn = api.ask(api.newSession("A"), "crash here").path("id").asString();
        api.end(turn);
        JsonNode chinese = api.send(api.request("/turns/" + turn)
                        .header("Accept-Language", "zh-CN")
                        .GET())
                .json();
        assertThat(chinese.at("/error/message").asString())
                .isEqualTo("Something went wrong on this server while the model was working. Try again. If it keeps"
                        + " happening, see the server's log.");
        assertThat(chinese).isEqualTo(api.get("/turns/" + turn).json());
    }
}
