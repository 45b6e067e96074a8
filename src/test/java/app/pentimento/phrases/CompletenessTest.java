package app.pentimento.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever the sources say to people is in the phrase book, and nothing else is. */
class CompletenessTest {
    private static final Path SOURCES = Path.of("src/main/java/app/pentimento");
    /** Where what people read is made. Provenance says what it says by keys, and to operators at the start. */
    private static final List<Path> TOLD = Stream.of(
                    "export",
                    "recipe",
                    "editing",
                    "image",
                    "model",
                    "session",
                    "web",
                    "provenance/LabelWaiverRequired.java")
            .map(Path::of)
            .toList();

    private static final List<Path> NOT_TOLD = Stream.of(
                    "model/builtin", // the built-in studio speaks both languages itself
                    "editing/ContextMessages.java", // what models are told
                    "model/gemini/GeminiModel.java",
                    "model/openai/SentContent.java",
                    "web/api/ApiDocument.java", // the description of the API, in English like all of it
                    "web/api/TurnQualityEnricher.java",
                    "session/DataFolderInUse.java", // why the server does not start
                    "session/DataFolderInUseAnalyzer.java",
                    "web/security/NonLoopbackAddress.java",
                    "web/security/OpenToTheNetworkAnalyzer.java")
            .map(Path::of)
            .toList();

    /** What looks like words for people and is none. */
    private static final Set<String> NO_WORDS = Set.of(
            "private, no-cache", // HTTP, files and formats
            "No decoding plugin", // what libheif's tool says, and what it is started with
            "Unsupported codec",
            "ulimit -c 0; ulimit -t \"$1\"; ulimit -f \"$2\"; ulimit -v \"$3\" 2>/dev/null; shift 3; exec \"$@\"",
            "Colours by number", // the name and the signature of a colour profile
            "mntrRGB XYZ",
            "attachment; filename=\"7\"; filename*=UTF-8''7",
            "<!doctype html",
            "<!doctype html><meta charset=utf-8><meta name=referrer content=no-referrer><base target=_blank>",
            "yyyy-MM-dd HH:mm 'UTC'",
            "XMP DataXMP",
            "Raw profile type",
            "still here",
            "API key", // what others say
            "must be verified",
            "generated image",
            "previous response",
            "not found",
            "premature end",
            "Premature end",
            "The Accept header cannot be read.", // of exceptions that are caught, and told in other words
            "Absurdly long",
            "The turn was stopped",
            "The answer has more than 7 bytes",
            "Nothing came for too long",
            "The connection broke off",
            "The backend answered with HTTP 7 7",
            "(unknown address)", // logs
            "The step '7' failed",
            "7 (SQL state 7)",
            "(not set)",
            "The image store cannot be written or read");

    private static final Pattern TWO_WORDS = Pattern.compile("[A-Za-z]{2,}['’a-z]*[,;:.]? [“(]?[A-Za-z]{2,}");
    /** SQL, styles and pages have several lines; SQL compares; patterns have alternatives; policies name sources. */
    private static final Pattern CODE = Pattern.compile("\n|(\\bin|=|<) ?\\(?[:']|\\||\\(\\?|-src '|^<[a-z]+ ");

    private static final PhraseBook BOOK = PhraseBook.read("zh_CN.txt");
    private static List<SourceTexts.Text> texts = List.of();

    @BeforeAll
    static void read() {
        texts = SourceTexts.in(SOURCES);
        assertThat(texts.size()).as("texts in the sources").isGreaterThan(2000);
    }

    @Test
    void everySentenceForPeopleIsKnown() {
        Set<String> unknown = texts.stream()
                .filter(text -> !text.inner() && isTold(text.file()) && isForPeople(text.text()))
                .flatMap(text -> BOOK.understand(sample(text.text())).stream()
                        .filter(reading -> reading.phrase() == null && isForPeople(reading.text()))
                        .map(reading -> text.file().getFileName() + ": " + reading.text()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unknown).as("sentences that the phrase book lacks").isEmpty();
    }

    @Test
    void everyPhraseIsOneThatTheSourcesSay() {
        Set<Phrase> said = texts.stream()
                .flatMap(text -> BOOK.understand(sample(text.text())).stream())
                .map(PhraseBook.Reading::phrase)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        assertThat(BOOK.phrases().stream().filter(phrase -> !said.contains(phrase)))
                .as("phrases that nothing says")
                .isEmpty();
    }

    @Test
    void whatLooksLikeWordsAndIsNoneIsStillThere() {
        Set<String> there = texts.stream().map(text -> sample(text.text())).collect(Collectors.toSet());
        assertThat(there).containsAll(NO_WORDS);
        assertThat(Stream.concat(TOLD.stream(), NOT_TOLD.stream()).map(SOURCES::resolve))
                .allSatisfy(path -> assertThat(path).exists());
    }

    private static boolean isTold(Path file) {
        Path path = SOURCES.toAbsolutePath().relativize(file);
        return TOLD.stream().anyMatch(path::startsWith) && NOT_TOLD.stream().noneMatch(path::startsWith);
    }

    private static boolean isForPeople(String text) {
        return TWO_WORDS.matcher(text).find() && !CODE.matcher(text).find() && !NO_WORDS.contains(sample(text));
    }

    /** The text as it may be said: what is put in is a number, or one more sentence that is left out. */
    private static String sample(String text) {
        return text.replaceAll("(?<=[.?!])\0+(?= |$)", "")
                .replaceAll("^\0+(?= [A-Z])", "")
                .replace("\0", "7")
                .strip();
    }
}
