package app.pentimento;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that were given up for the terms of docs/glossary.md do not come back, and each term is there once. */
class GlossaryTest {
    private static final List<String> RETIRED = List.of(
            "NoSuch",
            "Deeds",
            "Darkroom",
            "Desk",
            "Wish",
            "Apart",
            "InCell",
            "Brushed",
            "Lettered",
            "Guess",
            "Looks",
            "UploadStory",
            "StoryLost",
            "PlainWords",
            "Commits",
            "Nodes",
            "KnownTurns",
            "Shipping",
            "Shipment",
            "NothingStandsOut",
            "Traffic",
            "DutyNotAccepted",
            "closedUntil",
            "Said",
            "CutOut",
            "StoreScrub",
            "TogetherLabel",
            "CalmCorner",
            "OpenToTheNetwork");

    private static final String NAMES = String.join("|", RETIRED);
    /** What is no code: comments and texts. */
    private static final Pattern NO_CODE = Pattern.compile(
            "(?s)/\\*.*?\\*/|//[^\n]*|\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\n]|\\\\.)+'");
    /** A name after what can stand before a declared one: the kind of a type, or the type of a member. */
    private static final Pattern DECLARED =
            Pattern.compile("\\b(?:(?:class|interface|enum|record)\\s+(" + NAMES + ")\\b"
                    + "|(?!(?:return|new|throw|yield|case|extends|implements|throws|instanceof|import|package)\\b)"
                    + "[\\w.]+(?:<[^;={}()]*>)?(?:\\[\\])*\\s+(" + NAMES + ")\\s*[=;(,):])");
    /** The migration that gave tables the names of the glossary; those before it may not change. */
    private static final int RENAMING = 53;

    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*");
    private static final Pattern TABLE = Pattern.compile(
            "(?:create table(?: if not exists)?|rename(?: table)?(?: \\w+)? to|alter table \\w+ rename to) \"?(\\w+)");

    private static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> declared(String source) {
        Matcher found = DECLARED.matcher(NO_CODE.matcher(source).replaceAll("\"\""));
        List<String> names = new ArrayList<>();
        while (found.find()) {
            names.add(found.group(1) == null ? found.group(2) : found.group(1));
        }
        return names;
    }

    /** The retired names as tables have them: nothing_stands_out. */
    private static List<String> retiredTables() {
        return RETIRED.stream()
                .map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void noSourceDeclaresARetiredName() {
        List<String> found = Stream.of("src/main/java", "src/test/java")
                .flatMap(folder -> files(folder, ".java").stream())
                .flatMap(file -> declared(read(file)).stream().map(name -> name + " in " + file))
                .toList();
        assertThat(found).as("retired names that are declared").isEmpty();
    }

    @Test
    void noFileHasARetiredName() {
        List<Path> named = Stream.of("src/main", "src/test")
                .flatMap(folder -> files(folder, "").stream())
                .filter(file -> RETIRED.contains(file.getFileName().toString().replaceFirst("\\..*", "")))
                .toList();
        assertThat(named).as("files with retired names").isEmpty();
    }

    @Test
    void noLaterMigrationMakesATableOfARetiredName() {
        List<String> tables = files("src/main/resources/db/migration", ".sql").stream()
                .filter(file -> {
                    Matcher version = VERSION.matcher(file.getFileName().toString());
                    return version.matches() && Integer.parseInt(version.group(1)) > RENAMING;
                })
                .flatMap(file ->
                        TABLE.matcher(read(file).toLowerCase(Locale.ROOT)).results())
                .map(found -> found.group(1))
                .toList();
        assertThat(tables).as("tables of later migrations").doesNotContainAnyElementsOf(retiredTables());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "record Guess(String words) {} | Guess",
                "sealed interface Wish permits A {} | Wish",
                "private final Map<String, Instant> closedUntil = new HashMap<>(); | closedUntil",
                "Instant closedUntil() { | closedUntil",
                "void f(Said Said) { | Said",
            })
    void aDeclarationIsFound(String source, String name) {
        assertThat(declared(source)).containsOnly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** Looks up a word. */ class Lexer {}",
                "String text = \"record Guess(x)\";",
                "class LooksAround {}",
                "// class Wish"
            })
    void whatOnlyReadsLikeOneIsNot(String source) {
        assertThat(declared(source)).isEmpty();
    }

    @Test
    void everyTermIsThereOnce() {
        List<String> terms = read(Path.of("docs/glossary.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| term") && !line.startsWith("| ---"))
                .flatMap(line -> Stream.of(line.split("\\|", -1)[1].split(",", -1)))
                .map(String::strip)
                .toList();
        assertThat(terms).hasSizeGreaterThan(50).doesNotHaveDuplicates();
        assertThat(terms).contains("session", "turn", "selection", "edit stack", "label waiver", "reservation");
    }
}
