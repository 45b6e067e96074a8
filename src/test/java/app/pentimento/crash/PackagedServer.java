package app.pentimento.crash;

import app.pentimento.testing.ApiClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Starts the packaged server as people do, and asks it for a picture: {@code PackagedServer JAR}. */
final class PackagedServer {
    private static final String OPTIONS = "@bin/java-options";

    private PackagedServer() {}

    /** Fails where the server does not start or does not edit. */
    public static void main(String[] arguments) throws Exception {
        Path data = Files.createTempDirectory("pentimento-packaged");
        List<String> java = List.of(OPTIONS, "-jar", arguments[0]);
        try (HttpClient client = HttpClient.newHttpClient();
                ServerProcess server =
                        ServerProcess.start(java, data, client, Map.of("SERVER_FORWARDHEADERSSTRATEGY", "framework"))) {
            ApiClient api = new ApiClient(server::base);
            String session = api.newSession("");
            JsonNode turn = api.post(
                            "/sessions/" + session + "/turns",
                            Map.of("prompt", "make a poster that says \"Hello\"", "model", "builtin:studio"))
                    .json();
            turn = api.end(turn.path("id").asString());
            if (!turn.path("status").asString().equals("succeeded")) {
                throw new IllegalStateException("Its first edit fails: " + turn + "\n" + server.log());
            }
            if (!server.log().contains("Starting AOT-processed")) {
                throw new IllegalStateException("It starts without what was processed ahead of time:\n" + server.log());
            }
            HttpRequest behindAProxy = HttpRequest.newBuilder(server.base())
                    .header("X-Forwarded-Prefix", "/below")
                    .build();
            String page = client.send(behindAProxy, HttpResponse.BodyHandlers.ofString())
                    .body();
            if (!page.contains("data-base=\"/below/\"")) {
                throw new IllegalStateException("Settings that are chosen at the start do not count:\n" + page);
            }
            System.out.println("The packaged server starts, and its first edit succeeds.");
        }
    }
}
