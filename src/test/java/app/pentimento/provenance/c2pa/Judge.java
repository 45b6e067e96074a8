package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The independent readers of {@code tools/c2pa-judge}. Where they are missing, tests skip, but in CI they fail. */
public final class Judge {
    private static final Path FOLDER = Path.of("tools", "c2pa-judge");

    private Judge() {}

    /** What they say of each file, by its name. */
    public static Map<String, JsonNode> judge(Path anchors, List<Path> files) throws IOException, InterruptedException {
        requireInstalled();
        List<String> command = new ArrayList<>(List.of("node", "judge.mjs", "--anchors", absolute(anchors)));
        files.forEach(file -> command.add(absolute(file)));
        Path errors = anchors.resolveSibling("judge-errors.txt");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectError(errors.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        Map<String, JsonNode> verdicts = new LinkedHashMap<>();
        JsonMapper json = new JsonMapper();
        out.lines()
                .map(json::readTree)
                .forEach(verdict -> verdicts.put(
                        Path.of(verdict.get("file").asString()).getFileName().toString(), verdict));
        assertThat(verdicts).hasSameSizeAs(files);
        return verdicts;
    }

    private static void requireInstalled() {
        boolean installed = Files.isDirectory(FOLDER.resolve("node_modules")) && hasNode();
        if (!installed) {
            assertThat("true".equals(System.getenv("CI")))
                    .as("Node and the packages of tools/c2pa-judge must be installed in CI: bin/install-test-tools")
                    .isFalse();
            assumeTrue(false, "Node or the packages of tools/c2pa-judge are not installed");
        }
    }

    private static boolean hasNode() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }
}
