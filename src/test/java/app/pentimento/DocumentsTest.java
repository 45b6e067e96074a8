package app.pentimento;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents name only what exists: pages, scripts, classes, settings, packages. */
class DocumentsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path ARCHITECTURE = ROOT.resolve("docs/architecture.md");
    private static final Path ADAPTERS = ROOT.resolve("docs/adapters.md");
    private static final Path OPERATIONS = ROOT.resolve("docs/operations.md");

    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern SCRIPT = Pattern.compile("(?<![\\w/-])(?:\\./)?((?:bin|bench|\\.ci)/[a-z][\\w-]*)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern TYPE = Pattern.compile("@?([A-Z][a-z]\\w*)(?:\\.(\\w+))?(?:\\(.*)?");
    private static final Pattern SETTING =
            Pattern.compile("(?<![\\w./-])pentimento(?!\\.(?:mv\\.db|aot|jar))((?:\\.[a-z][a-z0-9-]*)+)");
    private static final Pattern VARIABLE = Pattern.compile("`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`");
    private static final Pattern YAML_LINE = Pattern.compile("( *)(?:# )?([a-z][a-z0-9-]*):(?: .*)?");
    private static final Pattern RULE = Pattern.compile("=\\s*uses\\(([^)]*)\\)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package app\\.pentimento\\.?([a-z0-9.]*);");

    /** Names in backticks that look like types and are none of ours. */
    private static final Set<String> NOT_OURS = Set.of("NullMarked", "Nullable");

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("Cannot read " + file, e);
        }
    }

    private static List<Path> files(String folder, String ending) {
        try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError("Cannot read " + folder, e);
        }
    }

    private static List<Path> documents() {
        List<Path> documents = new ArrayList<>(files("docs", ".md"));
        for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")) {
            documents.add(ROOT.resolve(name));
        }
        return documents;
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    private static String withoutCodeBlocks(String text) {
        return CODE_BLOCK.matcher(text).replaceAll("");
    }

    @Test
    void everyRelativeLinkLeadsToAFileAndAHeading() {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            for (String link : groups(LINK, withoutCodeBlocks(read(document)))) {
                if (!link.matches("[a-z]+:.*") && !leadsSomewhere(document, link)) {
                    broken.add(name(document) + " -> " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path document, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? document : document.resolveSibling(path).normalize();
        return Files.exists(target) && (hash < 0 || anchors(read(target)).contains(link.substring(hash + 1)));
    }

    /** The names that GitHub gives to headings. */
    private static List<String> anchors(String text) {
        return groups(HEADING, withoutCodeBlocks(text)).stream()
                .map(heading -> heading.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void everyScriptThatIsNamedExistsAndCanBeRun() {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            for (String script : groups(SCRIPT, read(document))) {
                if (!script.equals("bin/java-options") && !Files.isExecutable(ROOT.resolve(script))) {
                    broken.add(name(document) + " -> " + script);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyBenchmarkIsInTheDocumentOfFigures() throws IOException {
        try (Stream<Path> all = Files.list(ROOT.resolve("bench"))) {
            List<String> scripts =
                    all.filter(Files::isRegularFile).map(DocumentsTest::name).toList();
            assertThat(groups(SCRIPT, read(ROOT.resolve("docs/performance.md"))))
                    .containsAll(scripts);
        }
    }

    @Test
    void everyTypeThatIsNamedExistsWithItsMember() {
        Map<String, String> sources = new TreeMap<>();
        for (String folder : List.of("src/main/java", "src/test/java", "bench/java")) {
            for (Path file : files(folder, ".java")) {
                String type = String.valueOf(file.getFileName()).replace(".java", "");
                sources.merge(type, read(file), String::concat);
            }
        }
        List<String> unknown = new ArrayList<>();
        for (Path document : List.of(ARCHITECTURE, ADAPTERS, ROOT.resolve("CONTRIBUTING.md"))) {
            for (String code : groups(CODE, withoutCodeBlocks(read(document)))) {
                Matcher named = TYPE.matcher(code);
                if (named.matches() && !NOT_OURS.contains(named.group(1)) && !exists(named.toMatchResult(), sources)) {
                    unknown.add(name(document) + " -> " + code);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean exists(MatchResult named, Map<String, String> sources) {
        String source = sources.get(named.group(1));
        String member = named.group(2);
        return source != null
                && (member == null
                        || Pattern.compile("\\b" + member + "\\b")
                                .matcher(source)
                                .find());
    }

    @Test
    void everySettingThatIsNamedIsInTheListOfSettings() {
        Set<String> known = settings();
        List<String> unknown = new ArrayList<>();
        for (Path document : documents()) {
            for (String setting : groups(SETTING, read(document))) {
                if (!known.contains("pentimento" + setting)) {
                    unknown.add(name(document) + " -> pentimento" + setting);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyVariableOfTheOperatorsGuideIsOneOfASetting() {
        String list = read(ROOT.resolve("application.yml"));
        Set<String> known = settings().stream()
                .map(setting -> setting.replaceAll("[.-]", ""))
                .collect(Collectors.toUnmodifiableSet());
        List<String> unknown = groups(VARIABLE, read(OPERATIONS)).stream()
                .filter(variable -> !list.contains(variable))
                .filter(variable -> !known.contains(variable.replace("_", "").toLowerCase(Locale.ROOT)))
                .toList();
        assertThat(unknown).isEmpty();
    }

    /** The settings of {@code application.yml} by their whole names, those that are commented out and those above them too. */
    private static Set<String> settings() {
        Set<String> settings = new TreeSet<>();
        TreeMap<Integer, String> above = new TreeMap<>();
        read(ROOT.resolve("application.yml")).lines().forEach(line -> {
            Matcher setting = YAML_LINE.matcher(line);
            if (setting.matches()) {
                int depth = setting.group(1).length();
                Map.Entry<Integer, String> parent = above.lowerEntry(depth);
                String name = parent == null ? setting.group(2) : parent.getValue() + "." + setting.group(2);
                above.tailMap(depth, true).clear();
                above.put(depth, name);
                settings.add(name);
            }
        });
        return settings;
    }

    @Test
    void theTablesOfPackagesHaveEachPackageOnce() {
        List<String> documented = packageRows().stream().map(row -> row.get(0)).toList();
        List<String> real = new ArrayList<>();
        for (Path file : files("src/main/java", "package-info.java")) {
            real.addAll(groups(PACKAGE, read(file)));
        }
        real.remove("");
        assertThat(documented).containsExactlyInAnyOrderElementsOf(real);
    }

    @Test
    void theTableOfPackagesSaysWhatTheHouseRulesSay() {
        Map<String, Set<String>> rules = new LinkedHashMap<>();
        String source = read(ROOT.resolve("src/test/java/app/pentimento/HouseRulesTest.java"));
        for (String arguments : groups(RULE, source)) {
            List<String> names = groups(Pattern.compile("\"([a-z0-9.]+)\""), arguments);
            rules.put(names.get(0), new TreeSet<>(names.subList(1, names.size())));
        }
        Map<String, Set<String>> documented = new LinkedHashMap<>();
        for (List<String> row : packageRows()) {
            if (row.size() == 3 && !row.get(2).equals("everything")) {
                documented.put(row.get(0), new TreeSet<>(groups(CODE, row.get(2))));
            }
        }
        rules.keySet().retainAll(documented.keySet());
        assertThat(documented).isEqualTo(rules);
    }

    /** The rows of the tables in the section on packages, the first cell without its backticks. */
    private static List<List<String>> packageRows() {
        String section =
                read(ARCHITECTURE).replaceFirst("(?s).*\n## Packages\n", "").replaceFirst("(?s)\n## .*", "");
        return section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .map(cells -> Stream.concat(
                                Stream.of(cells.get(0).replace("`", "")), cells.subList(1, cells.size()).stream())
                        .toList())
                .toList();
    }

    @Test
    void theExamplesOfAnAdapterCompile(@TempDir Path folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (MatchResult block : CODE_BLOCK.matcher(read(ADAPTERS)).results().toList()) {
            if (block.group(1).equals("java")) {
                String type = groups(Pattern.compile("(?m)^class (\\w+)"), block.group(2))
                        .get(0);
                sources.add(Files.writeString(folder.resolve(type + ".java"), block.group(2)));
            }
        }
        assertThat(sources).isNotEmpty();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            said,
                            manager,
                            null,
                            List.of("-proc:none", "-d", folder.toString(), "-cp", classPath()),
                            null,
                            manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
    }

    private static String classPath() {
        String path = System.getProperty("surefire.test.class.path");
        return path == null ? System.getProperty("java.class.path", "") : path;
    }

    @Test
    void theReadmeHasTheTwoCommandsAndTheJavaVersionOfTheBuild() {
        Matcher version = Pattern.compile("<java\\.version>(\\d+)<").matcher(read(ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        String readme = read(ROOT.resolve("README.md"));
        assertThat(readme.lines()).contains("./mvnw spring-boot:run", "./mvnw verify");
        for (String document : List.of("README.md", "CONTRIBUTING.md")) {
            assertThat(read(ROOT.resolve(document))).contains("JDK, version %s or newer".formatted(version.group(1)));
        }
    }
}
