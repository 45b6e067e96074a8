package app.pentimento.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the page: every one that is used is there, in both languages. */
class MessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern IN_TEMPLATES = Pattern.compile("#\\{([a-z][a-z.-]*)[}(]");
    private static final Pattern IN_SCRIPTS = Pattern.compile("\\btext\\(\"([a-z-]+)\"");

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSamePlaceholders() throws IOException {
        Properties english = read("messages.properties");
        Properties chinese = read("messages_zh_CN.properties");
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(chinese.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @Test
    void chineseIsWrittenWithItsOwnPunctuation() throws IOException {
        Pattern foreign = Pattern.compile("\\p{IsHan}[,:;?!()]|[,;?!()]\\p{IsHan}");
        Properties chinese = read("messages_zh_CN.properties");
        assertThat(chinese.stringPropertyNames())
                .noneMatch(key -> foreign.matcher(chinese.getProperty(key)).find());
    }

    @Test
    void everyTextThatTemplatesAndScriptsNameIsThere() throws IOException {
        Set<String> known = read("messages.properties").stringPropertyNames();
        assertThat(named(RESOURCES.resolve("templates"), IN_TEMPLATES, ""))
                .isNotEmpty()
                .isSubsetOf(known);
        assertThat(named(RESOURCES.resolve("static/js"), IN_SCRIPTS, "js."))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    private static Set<String> named(Path folder, Pattern pattern, String prefix) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    names.add(prefix + matcher.group(1));
                }
            }
        }
        return names;
    }

    private static Set<String> placeholders(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(MessagesTest.class.getResourceAsStream("/" + name)), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
