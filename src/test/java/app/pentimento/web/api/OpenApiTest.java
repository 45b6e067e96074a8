package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published description of the API says everything that the API does, and holds together. */
class OpenApiTest {
    @AutoClose
    private static TestServer server;

    private static JsonNode document;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = TestServer.start();
        HttpRequest request =
                HttpRequest.newBuilder(server.url().resolve("/v3/api-docs")).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        document = JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void itIsOpenApi31AboutThisServer() {
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.at("/info/title").asString()).isEqualTo("Pentimento");
        assertThat(document.at("/servers/0/url").asString()).isEqualTo("/");
    }

    @Test
    void everyCallIsDescribedAndNoOther() {
        Set<String> calls = new TreeSet<>();
        server.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues()
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> {
                                    if (pattern.startsWith("/api/v1/")) {
                                        calls.add(method + " " + pattern);
                                    }
                                })));
        Set<String> described = new TreeSet<>();
        eachOperation((name, operation) -> described.add(name));

        assertThat(described).isEqualTo(calls).hasSizeGreaterThan(15);
    }

    @Test
    void everyCallHasANameASummaryItsAnswerAndItsErrors() {
        Set<String> names = new HashSet<>();
        eachOperation((name, operation) -> {
            assertThat(operation.path("summary").asString("")).as(name).isNotBlank();
            assertThat(operation.path("operationId").asString(""))
                    .as(name)
                    .isNotBlank()
                    .doesNotContain("_")
                    .matches(id -> names.add(id), "is used once");
            JsonNode responses = operation.path("responses");
            assertThat(responses.propertyNames())
                    .as(name)
                    .contains("403", "default")
                    .anyMatch(s -> s.startsWith("2"));
            responses.properties().forEach(response -> {
                JsonNode content = response.getValue().path("content");
                if (response.getKey().startsWith("2") && !response.getKey().equals("204")) {
                    assertThat(content.isEmpty()).as(name).isFalse();
                    content.forEach(type ->
                            assertThat(type.path("schema").isEmpty()).as(name).isFalse());
                } else if (!response.getKey().startsWith("2")) {
                    assertThat(content.at("/application~1problem+json/schema/$ref")
                                    .asString(""))
                            .as(name)
                            .endsWith("/Problem");
                }
            });
            Set<String> inPath = new TreeSet<>();
            operation.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asString().equals("path")) {
                    inPath.add("{" + parameter.path("name").asString() + "}");
                }
            });
            assertThat(inPath).as(name).allMatch(name::contains).hasSize(name.split("\\{", -1).length - 1);
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        collectReferences(document, references);
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void theShapesAreThoseOfTheContract() {
        assertThat(fields("Session"))
                .contains(
                        "id",
                        "title",
                        "createdAt",
                        "updatedAt",
                        "archived",
                        "headTurnId",
                        "turnCount",
                        "cover",
                        "cost");
        assertThat(fields("Turn"))
                .contains(
                        "id",
                        "sessionId",
                        "parentTurnId",
                        "status",
                        "prompt",
                        "inputs",
                        "mask",
                        "model",
                        "options",
                        "parts",
                        "usage",
                        "cost",
                        "error",
                        "createdAt",
                        "startedAt",
                        "finishedAt");
        assertThat(fields("Part")).contains("index", "kind", "text", "image", "caption");
        assertThat(fields("Problem")).contains("type", "title", "status", "detail", "code", "errors");
        assertThat(fields("TurnForm")).contains("prompt", "image", "mask", "parentTurnId", "model", "options");
        assertThat(document.at("/components/schemas/Turn/required").toString())
                .contains("\"status\"")
                .doesNotContain("\"error\"");
        assertThat(document.at("/components/schemas/Turn/properties/error").toString())
                .contains("null");
    }

    private static List<String> fields(String schema) {
        return List.copyOf(
                document.at("/components/schemas/" + schema + "/properties").propertyNames());
    }

    private static void eachOperation(java.util.function.BiConsumer<String, JsonNode> action) {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> action.accept(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    }

    private static void collectReferences(JsonNode node, List<String> references) {
        Consumer<JsonNode> deeper = child -> collectReferences(child, references);
        if (node.has("$ref")) {
            references.add(node.path("$ref").asString());
        }
        node.forEach(deeper);
    }
}
