package app.pentimento.model.builtin.words;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.OtherPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of wishes that the rules do not understand. None of these is among the examples. */
class GuessesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            give me a headshot                     | crop to the face
            I want only the person to be in focus  | blur the background
            surprise us                            | show it in five different styles
            保护孩子的隐私                          | 人脸打码
            """)
    void whatIsSurelyMeantIsDoneAndSaid(String prompt, String wording) {
        List<EditIntent> intents = RequestParser.read(prompt, Context.NONE).intents();
        assertThat(intents.getFirst()).isEqualTo(new EditIntent.Taken(prompt, wording));
        assertThat(intents.subList(1, intents.size()))
                .hasToString(RequestParser.read(wording, Context.NONE).intents().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            as though painted by Monet             | oil painting
            it isn't sunny enough                  | make it brighter
            the tower of pisa leans too much       | straighten it
            make us look like a comic from japan   | cartoon
            太刺眼                                  | 暗一点
            看着像童话                              | 梦幻效果
            """)
    void whatMayBeMeantIsOfferedAndNotDone(String prompt, String wording) {
        assertThat(RequestParser.read(prompt, Context.NONE).intents())
                .singleElement()
                .isInstanceOfSatisfying(EditIntent.Not.class, not -> {
                    assertThat(not.why()).isEqualTo(EditIntent.Why.UNCLEAR);
                    assertThat(not.readings()).hasSizeBetween(1, 3).contains(wording);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a parrot should sit on his shoulder",
                "let the clouds look like sheep",
                "everybody wears a cowboy hat",
                "a dinosaur walks through the street",
                "他肩上站一只鹦鹉",
                "让云看起来像绵羊"
            })
    void whatTakesAGenerativeModelIsToldSoWithoutAWordThatTheRulesKnow(String prompt) {
        assertThat(RequestParser.read(prompt, Context.NONE).intents())
                .singleElement()
                .isInstanceOfSatisfying(
                        EditIntent.Not.class, not -> assertThat(not.why()).isEqualTo(EditIntent.Why.GENERATIVE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"asdf qwer", "hello there", "the headshot is not what I want", "is it a headshot?", "brightness"
            })
    void nonsenseDenialsAndQuestionsChangeNothing(String prompt) {
        assertThat(RequestParser.read(prompt, Context.NONE).hasDoable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"examples-en", "examples-zh"})
    void everyWordingOfTheExamplesIsUnderstoodByTheRulesAndNoExampleStandsTwice(String file) {
        for (String line : Lexicon.lines(file)) {
            String wording = line.substring(0, line.indexOf('=')).strip();
            List<EditIntent> intents = RequestParser.read(wording, Context.NONE).intents();
            assertThat(wording.equals("-")
                            || (!intents.isEmpty() && intents.stream().noneMatch(GuessesTest::isUnclear)))
                    .as(wording)
                    .isTrue();
        }
        assertThat(examples(file)).doesNotHaveDuplicates();
    }

    private static boolean isUnclear(EditIntent intent) {
        return intent instanceof EditIntent.Not || intent instanceof EditIntent.Taken;
    }

    /** Only how many, so that the half that nobody looks at stays unseen. */
    @Test
    void noExampleIsAPhrasingOfTheInstructionSet() throws IOException {
        Set<String> prompts = Stream.of("seen", "unseen")
                .flatMap(half -> read("/instructions/" + half + ".txt").lines())
                .filter(line -> line.contains(" => "))
                .map(line -> line.substring(0, line.indexOf(" => ")).replaceFirst("^\\[[a-z]+] ", ""))
                .flatMap(message -> Arrays.stream(message.split(" // ", -1)))
                .map(GuessesTest::bare)
                .collect(Collectors.toSet());
        assertThat(prompts.size()).isGreaterThan(300);
        long copied = Stream.of("examples-en", "examples-zh")
                .flatMap(file -> examples(file).stream())
                .filter(example -> prompts.contains(bare(example)))
                .count();
        assertThat(copied).isZero();
    }

    private static List<String> examples(String file) {
        return Lexicon.lines(file).stream()
                .flatMap(line ->
                        Arrays.stream(line.substring(line.indexOf('=') + 1).split("\\|", -1)))
                .map(String::strip)
                .toList();
    }

    private static String bare(String sentence) {
        return sentence.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\d]+", " ")
                .strip();
    }

    private static String read(String resource) {
        try (var in = Objects.requireNonNull(GuessesTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void withoutTheNetworksTheRulesStillServeAndItSaysSo() throws IOException, InterruptedException {
        assertThat(OtherPlatform.lines(GuessesTest.class))
                .containsExactly("true 1 [false, false]", "unclear.rules [make it cooler]", "Exposure");
    }

    @Test
    void theExamplesAreReadInTheBackgroundOnceAndThenServe() throws InterruptedException {
        Optional<Thread> reads = IntentSuggester.prepare(true);
        if (reads.isPresent()) {
            reads.get().join();
            assertThat(reads.get().isDaemon()).isTrue();
        }
        assertThat(IntentSuggester.prepare(true)).isEmpty();
        assertThat(IntentSuggester.of("太刺眼", true)).isPresent();
    }

    /** Gets ready, which fails there, and reads two prompts: one that only the letters of its words hint at, and one that the rules know. */
    public static void main(String[] arguments) throws InterruptedException {
        Thread reads = IntentSuggester.prepare(false).orElseThrow();
        boolean daemon = reads.isDaemon();
        reads.join();
        List<Boolean> again = List.of(
                IntentSuggester.prepare(false).isPresent(),
                IntentSuggester.of("make it look like winter", false).isPresent());
        System.out.println(daemon + " " + reads.getPriority() + " " + again);
        EditIntent.Not not = (EditIntent.Not) RequestParser.read("make it look like winter", Context.NONE)
                .intents()
                .getFirst();
        System.out.println(not.say().key() + " " + not.readings());
        EditIntent.Do todo = (EditIntent.Do)
                RequestParser.read("make it brighter", Context.NONE).intents().getFirst();
        System.out.println(todo.operation().getClass().getSimpleName());
    }
}
