package app.pentimento.model.builtin.words;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.operation.TextOperation;
import app.pentimento.model.builtin.operation.Watermark;
import app.pentimento.model.builtin.operation.Write;
import app.pentimento.model.builtin.stack.Editor;
import app.pentimento.model.builtin.stack.History;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the look and the place of words are asked for: when they are written, and afterwards. */
class LetteringWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            write "Hi" in serif at the top                        | TOP SERIF
            write "Hi" in a handwritten font                      | FREE HANDWRITTEN
            write "Hi" in bold handwriting                        | FREE HANDWRITTEN
            write "Hi" in thin serif letters                      | FREE SERIF_REGULAR
            write "Hi" in regular sans serif                      | FREE PLAIN
            write "Hi" in white with a black outline              | FREE BOLD white black-outline
            write "Hi" with a thick red outline in the centre     | CENTRE BOLD red-outline
            write "Hi", yellow letters outlined in black, no shadow | FREE BOLD yellow black-outline no-shadow
            write "Hi" in yellow with a blue shadow               | FREE BOLD yellow blue-shadow
            write "Hi" without a shadow at the bottom             | BOTTOM BOLD no-shadow
            write "Hi" without outline or shadow                  | FREE BOLD no-outline no-shadow
            write "Hi", left-aligned                              | BOTTOM_LEFT BOLD
            write "Hi" in the centre, left-aligned                | CENTRE BOLD LEFT
            write Sunday without a shadow                         | FREE BOLD no-shadow
            写上“你好”，白色，黑色描边，放在左上角                     | TOP_LEFT BOLD white black-outline
            写上“Hi”，手写体，不要阴影                               | FREE HANDWRITTEN no-shadow
            写上“Hi”，左对齐，细体                                   | BOTTOM_LEFT PLAIN
            put a watermark "Hi" in the bottom right corner       | BOTTOM_RIGHT BOLD
            put a red watermark "Hi" on it                        | everywhere BOLD red
            watermark it with "Hi" in serif, without a shadow     | everywhere SERIF no-shadow
            在右下角加水印“Hi”                                      | BOTTOM_RIGHT BOLD
            make a poster that says "Hi"                          | BOTTOM_LEFT POSTER
            make a poster that says "Hi" in serif at the top      | TOP SERIF
            make a poster from this photo with a red background that says "Hi" | BOTTOM_LEFT POSTER red-ground
            make a red poster that says "Hi" in white             | BOTTOM_LEFT POSTER white red-ground
            a poster with a blue background and yellow text that says "Hi" | BOTTOM_LEFT POSTER yellow blue-ground
            make a poster that says "Hi" with a black outline and without the shadow, centred | CENTRE POSTER black-outline no-shadow
            做一张红底的海报，写着“Hi”，白色文字                       | BOTTOM_LEFT POSTER white red-ground
            """)
    void newWordsLookAsAsked(String prompt, String look) {
        assertThat(look(after(prompt))).isEqualTo(look);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            write hello                  | hello
            write Hi there at the bottom | Hi there
            write thank you all in red   | thank you all
            write hello, please          | hello
            write Sunday, thanks         | Sunday
            """)
    void greetingsAreWrittenWhereThereIsNothingElseToWrite(String prompt, String words) {
        assertThat(after(prompt).text()).isEqualTo(words);
    }

    static Stream<String> written() {
        return Stream.of("write 'Hi' at the bottom", "make a poster that says 'Hi'", "put a watermark 'Hi' on it");
    }

    @ParameterizedTest
    @MethodSource("written")
    void theLookOfWordsThatAreThereIsChangedWhateverTheyStandOn(String first) {
        assertThat(look(after(first, "make the text serif"))).contains(" SERIF");
        assertThat(look(after(first, "use a handwritten font"))).contains(" HANDWRITTEN");
        assertThat(look(after(first, "make the title serif", "in regular weight")))
                .contains(" SERIF_REGULAR");
        assertThat(look(after(first, "make the text sans serif", "not bold"))).contains(" PLAIN");
        assertThat(look(after(first, "make the text serif", "make it bold"))).contains(" SERIF");
        assertThat(look(after(first, "with a black outline"))).endsWith("black-outline");
        assertThat(look(after(first, "make the text white with a black outline")))
                .endsWith("white black-outline");
        assertThat(look(after(first, "move the words to the top and make them gold with a black outline")))
                .endsWith("gold black-outline");
        assertThat(look(after(first, "with an outline", "remove the outline from the text")))
                .endsWith("no-outline");
        assertThat(look(after(first, "without the shadow"))).endsWith("no-shadow");
        assertThat(look(after(first, "add a red shadow to the text"))).endsWith("red-shadow");
        assertThat(look(after(first, "move the text to the top"))).startsWith("TOP ");
        assertThat(look(after(first, "move it to the top left corner"))).startsWith("TOP_LEFT ");
        assertThat(look(after(first, "in the centre", "left-aligned"))).startsWith("LEFT ");
        assertThat(look(after(first, "in the centre", "move the text up"))).startsWith("TOP ");
        assertThat(look(after(first, "文字用衬线体"))).contains(" SERIF");
        assertThat(look(after(first, "把文字移到右上角"))).startsWith("TOP_RIGHT ");
        assertThat(look(after(first, "文字加黑色描边"))).endsWith("black-outline");
        assertThat(look(after(first, "去掉文字的阴影"))).endsWith("no-shadow");
        assertThat(look(after(first, "make it warmer", "make the font serif"))).contains(" SERIF");
        assertThat(size(after(first, "make the text bigger"))).isGreaterThan(1.3 * size(after(first)));
        assertThat(size(after(first, "the text is too small"))).isGreaterThan(1.3 * size(after(first)));
        assertThat(size(after(first, "make the text smaller"))).isLessThan(0.8 * size(after(first)));
        assertThat(size(after(first, "make the text bold"))).isEqualTo(size(after(first)));
    }

    @Test
    void aWatermarkCanBeFainterOrSayOtherWords() {
        String first = "put a watermark 'Hi' on it";
        assertThat(((Watermark) after(first, "fainter")).strength()).isLessThan(0.3);
        assertThat(((Watermark) after(first, "change the watermark to 'Ho'")).text())
                .isEqualTo("Ho");
        assertThat(((Watermark) after(first, "水印改成“Ho”")).text()).isEqualTo("Ho");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            write "Hi" in Comic Sans at the top      | letters.other-face
            use Times New Roman                      | letters.other-face
            make the text italic                     | letters.italic
            underline the text                       | letters.underline
            change the font                          | letters.which
            write "Hi" with a thick outline          | letters.strength
            make the outline thicker                 | letters.strength
            give the text a stronger shadow          | letters.strength
            文字用楷体                                | letters.other-face
            文字改成斜体                              | letters.italic
            """)
    void whatNoTypefaceCanDoIsSaidWithWhatCanBeHad(String prompt, String key) {
        Context written = new Context(java.util.Set.of("write"), java.util.Set.of("write"));
        List<EditIntent.Not> declined = RequestParser.read(prompt, written).declined();
        assertThat(declined).singleElement().satisfies(not -> {
            assertThat(not.say().key()).isEqualTo(key);
            assertThat(not.readings())
                    .isNotEmpty()
                    .allSatisfy(reading -> assertThat(
                                    RequestParser.read(reading, written).intents())
                            .singleElement()
                            .isInstanceOf(EditIntent.Adjust.class));
        });
    }

    @Test
    void theWordsAreWrittenAllTheSameInATypefaceThatShips() {
        assertThat(look(after("write 'Hi' in Comic Sans at the top"))).isEqualTo("TOP BOLD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"brighten the shadows", "lift the shadows a bit", "提亮阴影"})
    void shadowsOfThePictureAreNotThoseOfItsWords(String prompt) {
        Context written = new Context(java.util.Set.of("write"), java.util.Set.of("write"));
        assertThat(RequestParser.read(prompt, written).intents())
                .singleElement()
                .isInstanceOfSatisfying(
                        EditIntent.Do.class,
                        intent -> assertThat(intent.operation())
                                .isInstanceOf(app.pentimento.model.builtin.operation.LocalTone.class));
    }

    private static TextOperation after(String... prompts) {
        History history = History.start();
        for (String prompt : prompts) {
            Context context =
                    Context.of(history.current().operations(), history.current().latestOperations());
            history = Editor.edit(history, RequestParser.read(prompt, context).intents())
                    .history();
        }
        List<TextOperation> words = history.current().operations().stream()
                .filter(TextOperation.class::isInstance)
                .map(TextOperation.class::cast)
                .toList();
        assertThat(words).as(String.join(" // ", prompts)).hasSize(1);
        return words.getFirst();
    }

    private static double size(TextOperation words) {
        return switch (words) {
            case Write write -> write.size();
            case Poster poster -> poster.size();
            case Watermark watermark -> watermark.size();
        };
    }

    /** Place, typeface, colour, outline, shadow, alignment, ground: what was asked for of each. */
    private static String look(TextOperation words) {
        StringBuilder look = new StringBuilder(
                words.place() == null ? "everywhere" : words.place().name());
        var letters = words.letters();
        look.append(' ').append(letters.face());
        add(look, letters.colourName(), "");
        if (letters.outline() != null) {
            add(look, letters.outline().on() ? letters.outline().colourName() + "-outline" : "no-outline", "");
        }
        if (letters.shadow() != null) {
            add(look, letters.shadow().on() ? letters.shadow().colourName() + "-shadow" : "no-shadow", "");
        }
        add(look, letters.align() == null ? null : letters.align().name(), "");
        add(look, words instanceof Poster poster ? poster.groundName() : null, "-ground");
        return look.toString();
    }

    private static void add(StringBuilder look, @org.jspecify.annotations.Nullable String part, String suffix) {
        if (part != null) {
            look.append(' ').append(part).append(suffix);
        }
    }
}
