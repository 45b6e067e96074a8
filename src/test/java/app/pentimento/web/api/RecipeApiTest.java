package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Recipes over the API: kept, changed, deleted, passed on as a file and taken in again. */
class RecipeApiTest {
    @AutoClose
    private static TestServer server;

    private static ApiClient api;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        api = server.api();
    }

    @BeforeEach
    void noneOfOurOwn() {
        own().forEach(entry -> api.delete("/recipes/" + entry.path("id").asString()));
    }

    private static List<JsonNode> own() {
        return api.get("/recipes")
                .json()
                .valueStream()
                .filter(entry -> entry.path("own").asBoolean())
                .toList();
    }

    private static Map<String, Object> recipe(String title, String prompt) {
        return Map.of(
                "title",
                title,
                "prompt",
                prompt,
                "model",
                "builtin",
                "pictures",
                1,
                "fields",
                List.of(Map.of("name", "主角", "label", "Who", "value", "a fox", "choices", List.of("a fox", "a cat"))));
    }

    private static Answer take(String clash, List<?> recipes) {
        return api.post("/recipes/import?clash=" + clash, Map.of("format", "pentimento-recipes-1", "recipes", recipes));
    }

    @Test
    void aRecipeIsKeptChangedAndDeletedAndSurvivesARestart() {
        Answer kept = api.post("/recipes", recipe("Fox", "Draw {主角}"), "key-1");
        assertThat(kept.status()).isEqualTo(201);
        assertThat(api.post("/recipes", recipe("Fox", "Draw {主角}"), "key-1").json())
                .isEqualTo(kept.json());
        String path = "/recipes/" + kept.json().path("id").asString();
        server.restart();
        assertThat(api.get(path).json()).isEqualTo(kept.json());
        assertThat(own()).hasSize(1);

        Answer changed = api.send(api.request(path)
                .header("Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(tools.jackson.databind.json.JsonMapper.shared()
                        .writeValueAsString(recipe("Fox 2", "Paint {主角}")))));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(api.get(path).json().at("/recipe/title").asString()).isEqualTo("Fox 2");
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"prompt": "a"}                                                         | title
            {"title": "a"}                                                          | prompt
            {"title": "a", "prompt": "b {c}"}                                       | fields
            {"title": "a", "prompt": "b", "fields": [{"name": "c"}]}                | fields[0].name
            {"title": "a", "prompt": "b", "pictures": 99}                           | pictures
            {"title": "a", "prompt": "b", "pictures": "many"}                       | pictures
            {"title": "a", "prompt": "b", "model": "magic"}                         | model
            {"title": "a", "prompt": "b", "options": {"aspectRatio": "broad"}}      | options.aspectRatio
            """)
    void aRecipeThatCannotBeTakenIsRefusedWithTheFieldThatIsWrong(String body, String field) {
        Answer refused = api.post("/recipes", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(own()).isEmpty();
    }

    @Test
    void whatWasExportedIsTakenInElsewhereAsItWas() {
        api.post("/recipes", recipe("One", "Draw {主角}"));
        api.post("/recipes", recipe("Two", "Paint {主角}"));
        List<JsonNode> before =
                own().stream().map(entry -> entry.path("recipe")).toList();
        Answer file = api.get("/recipes/export");
        assertThat(file.header("Content-Disposition")).contains("recipes.json");
        noneOfOurOwn();
        Answer taken = api.post("/recipes/import", file.text());
        assertThat(taken.json().path("added").asInt()).isEqualTo(2);
        assertThat(own().stream().map(entry -> entry.path("recipe")).toList()).isEqualTo(before);

        Answer again = api.post("/recipes/import", file.text());
        assertThat(again.json().path("leftOut").asInt()).isEqualTo(2);
        assertThat(own()).hasSize(2);
    }

    @Test
    void anImportNeverReplacesWithoutBeingToldTo() {
        api.post("/recipes", recipe("One", "Draw {主角}"));
        List<Object> coming = List.of(recipe("One", "Paint {主角}"), recipe("New", "Cut out {主角}"));
        Answer asked = take("ask", coming);
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.json().path("detail").asString()).contains("One").doesNotContain("New");
        assertThat(own()).hasSize(1);

        assertThat(take("skip", coming).json().path("leftOut").asInt()).isEqualTo(1);
        assertThat(own()).hasSize(2);
        assertThat(own().getLast().at("/recipe/prompt").asString()).isEqualTo("Draw {主角}");
        assertThat(take("copy", coming).json().path("added").asInt()).isEqualTo(1);
        assertThat(own().getFirst().at("/recipe/title").asString()).isEqualTo("One (2)");
        assertThat(take("replace", coming).json().path("replaced").asInt()).isEqualTo(1);
        assertThat(own().getLast().at("/recipe/prompt").asString()).isEqualTo("Paint {主角}");
        assertThat(own()).hasSize(3);
    }

    @Test
    void aFileOfWhichOneRecipeIsWrongIsRefusedAsAWhole() {
        Answer refused = take("ask", List.of(recipe("Good", "Draw {主角}"), Map.of("title", "Bad", "prompt", "a {b}")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("recipes[1].fields");
        assertThat(own()).isEmpty();
        assertThat(api.post("/recipes/import", Map.of("format", "other", "recipes", List.of()))
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/recipes/import", "[]").status()).isEqualTo(400);
        List<?> many = IntStream.range(0, 201)
                .mapToObj(i -> Map.of("title", "r" + i, "prompt", "p"))
                .toList();
        assertThat(take("ask", many).status()).isEqualTo(400);
    }
}
