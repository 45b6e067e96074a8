package app.pentimento.web.api;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the published description of the API says beyond what the controllers tell: what it is, and its errors. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {
    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Pentimento")
                        .version("1")
                        .description("Conversational image editing. Errors are application/problem+json (RFC 9457);"
                                + " unsafe calls take an Idempotency-Key; lists are paged with limit and cursor."))
                .servers(List.of(new Server().url("/").description("This server")));
    }

    @Bean
    OpenApiCustomizer problems() {
        return document -> {
            ModelConverters.getInstance(true)
                    .readAll(Problem.class)
                    .forEach((name, schema) -> document.getComponents().addSchemas(name, schema));
            document.getPaths()
                    .forEach((path, item) -> item.readOperationsMap()
                            .forEach((method, operation) -> addProblems(path, method, operation)));
        };
    }

    private static void addProblems(String path, PathItem.HttpMethod method, Operation operation) {
        boolean unsafe = method != PathItem.HttpMethod.GET && method != PathItem.HttpMethod.HEAD;
        if (operation.getRequestBody() != null || operation.getParameters() != null) {
            add(operation, ProblemCode.INVALID_REQUEST, "A field is wrong; errors says which");
        }
        add(operation, ProblemCode.FORBIDDEN, "The request came from a foreign page or under a foreign name");
        if (path.contains("{")) {
            add(operation, ProblemCode.NOT_FOUND, "There is no such thing, or not any more");
        }
        if (unsafe) {
            add(operation, ProblemCode.CONFLICT, "This does not fit how things stand, or how the key was used before");
        }
        if (operation.getRequestBody() != null) {
            add(operation, ProblemCode.TOO_LARGE, "The body is larger than this server takes");
            add(
                    operation,
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "The body, or a picture in it, has a type that is not taken");
        }
        if (takesPictures(operation)) {
            add(operation, ProblemCode.UNREADABLE_IMAGE, "A picture is broken");
        }
        add(operation, ProblemCode.OVERLOADED, "Not now: try again after the time that Retry-After says");
        operation.getResponses().addApiResponse("default", problem("Any other error"));
    }

    private static boolean takesPictures(Operation operation) {
        return operation.getRequestBody() != null
                && operation.getRequestBody().getContent() != null
                && operation.getRequestBody().getContent().keySet().stream()
                        .anyMatch(type -> type.startsWith("multipart/") || type.startsWith("image/"));
    }

    private static void add(Operation operation, ProblemCode code, String description) {
        operation.getResponses().putIfAbsent(String.valueOf(code.status()), problem(description));
    }

    private static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }
}
