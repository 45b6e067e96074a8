package app.pentimento.model.builtin.words;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.builtin.operation.Exposure;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            make it black and white and a bit brighter | BlackAndWhite[] Exposure[stops=0.3]
            a bit warmer please                        | Warmth[amount=0.175]
            much more saturated                        | Saturation[amount=0.525]
            increase brightness and contrast by 20%    | Exposure[stops=0.263] Contrast[amount=0.2]
            brightness +30, contrast -15%              | Exposure[stops=0.379] Contrast[amount=-0.15]
            make it 20% darker                         | Exposure[stops=-0.322]
            +1.5 stops exposure                        | Exposure[stops=1.5]
            it's too dark                              | Exposure[stops=0.6]
            can you make it brighter?                  | Exposure[stops=0.6]
            less contrast                              | Contrast[amount=-0.25]
            make it a bit less blurry                  | Sharpen[amount=0.35]
            blur it slightly                           | Blur[size=0.003]
            convert to grayscale, then add a white frame | BlackAndWhite[] Border[colour=16777215, colourName=white, width=0.04, pixels=0]
            give it a sepia tone                       | Sepia[strength=0.9]
            make it brigter and add more contarst      | Exposure[stops=0.6] Contrast[amount=0.25]
            crop to 16:9                               | Crop[ratio=1.778, scale=1.0, across=0.5, down=0.5, name=16:9]
            crop it square from the top                | Crop[ratio=1.0, scale=1.0, across=0.5, down=0.0, name=1:1]
            crop 10% off the left                      | Trim[top=0.0, right=0.0, bottom=0.0, left=0.1]
            rotate left                                | Rotate[degrees=-90.0]
            turn it into a watercolour                 | Watercolour[]
            make it pop art                            | PopArt[]
            turn it black and white                    | BlackAndWhite[]
            turn it upside down                        | Rotate[degrees=180.0]
            rotate 45 degrees anticlockwise            | Rotate[degrees=-45.0]
            flip it and rotate it by 90°               | Flip[sideways=true] Rotate[degrees=90.0]
            resize to 800px wide                       | Resize[width=800, height=null, factor=null]
            resize it to 1200x800                      | Resize[width=1200, height=800, factor=null]
            50% smaller                                | Resize[width=null, height=null, factor=0.5]
            make it twice as big                       | Resize[width=null, height=null, factor=2.0]
            add a thick black border                   | Border[colour=0, colourName=black, width=0.085, pixels=0]
            add a 20px red frame                       | Border[colour=13840175, colourName=red, width=0.04, pixels=20]
            write 'Gemini Nano' at the bottom          | Write[text=Gemini Nano, place=BOTTOM, size=0.075, letters=Lettering[face=BOLD, colour=null, colourName=null, outline=null, shadow=null, align=null]]
            write “It's on” in big yellow letters in the top left corner | Write[text=It's on, place=TOP_LEFT, size=0.12, letters=Lettering[face=BOLD, colour=16635957, colourName=yellow, outline=null, shadow=null, align=null]]
            add text that says Hello World at the top  | Write[text=Hello World, place=TOP, size=0.075, letters=Lettering[face=BOLD, colour=null, colourName=null, outline=null, shadow=null, align=null]]
            put my name "Eileen" in the lower right corner | Write[text=Eileen, place=BOTTOM_RIGHT, size=0.075, letters=Lettering[face=BOLD, colour=null, colourName=null, outline=null, shadow=null, align=null]]
            stick "SALE" across the middle             | Write[text=SALE, place=CENTRE, size=0.075, letters=Lettering[face=BOLD, colour=null, colourName=null, outline=null, shadow=null, align=null]]
            make it look like an old polaroid from the 70s | Film[stock=POLAROID] Film[stock=VINTAGE]
            make it 8-bit                              | PixelArt[across=112, colours=28]
            can you improve this picture a bit?        | Enhance[strength=0.5]
            perfect, now auto enhance                  | Enhance[strength=1.0]
            brighten her face a little                 | OnFaces[operation=Exposure[stops=0.3]]
            keep her in colour and make the rest black and white | SubjectSeparation[side=BACKGROUND, operation=BlackAndWhite[], brushed=null]
            make the person brighter and the rest darker | SubjectSeparation[side=SUBJECT, operation=Exposure[stops=0.6], brushed=null] SubjectSeparation[side=BACKGROUND, operation=Exposure[stops=-0.6], brushed=null]
            everything black and white except me       | SubjectSeparation[side=BACKGROUND, operation=BlackAndWhite[], brushed=null]
            remove the background and make it light blue | Backdrop[fill=COLOUR, colour=9489145, colourName=light-blue, second=0, brushed=null]
            it's blurry, can you sharpen it?           | Sharpen[amount=0.7]
            it's sideways, turn it left                | Rotate[degrees=-90.0]
            it's too dark, make it a bit brighter      | Exposure[stops=0.3]
            her face is too dark, brighten it a bit    | OnFaces[operation=Exposure[stops=0.3]]
            it is too dark, and the background is too dark | Exposure[stops=0.6] SubjectSeparation[side=BACKGROUND, operation=Exposure[stops=0.6], brushed=null]
            rotate it so the horizon is level          | Straighten[]
            calm the highlights                        | LocalTone[shadows=0.0, highlights=-0.45]
            less blue please                           | Warmth[amount=0.35]
            在上面写“你好”，白色，加黑色描边                | Write[text=你好, place=TOP, size=0.075, letters=Lettering[face=BOLD, colour=16777215, colourName=white, outline=Effect[on=true, colour=0, colourName=black], shadow=null, align=null]]
            it has a blue cast, fix it                 | Warmth[amount=0.35]
            it looks washed out                        | Saturation[amount=0.3]
            trim the left side a bit                   | Trim[top=0.0, right=0.0, bottom=0.0, left=0.08]
            crop it tighter                            | Crop[ratio=null, scale=0.85, across=0.5, down=0.5, name=]
            太暗了，调亮一点                             | Exposure[stops=0.3]
            把脸提亮一点                                | OnFaces[operation=Exposure[stops=0.3]]
            一键优化                                    | Enhance[strength=1.0]
            照片有点暗                                   | Exposure[stops=0.6]
            画面有点亮，暗一点                            | Exposure[stops=-0.3]
            有点歪，帮我扶正                              | Straighten[]
            人物保留彩色，其余变黑白                       | SubjectSeparation[side=BACKGROUND, operation=BlackAndWhite[], brushed=null]
            除了人物以外都变成黑白                         | SubjectSeparation[side=BACKGROUND, operation=BlackAndWhite[], brushed=null]
            remove the background from the person      | Backdrop[fill=TRANSPARENT, colour=0, colourName=null, second=0, brushed=null]
            cool it down just a touch                  | Warmth[amount=-0.175]
            that looks great, now make it brighter     | Exposure[stops=0.6]
            show me five looks                         | Variants[operations=[Film[stock=VIVID], Film[stock=CINEMATIC], Film[stock=VINTAGE], Film[stock=NOIR], Film[stock=GOLDEN_HOUR]]]
            darken everything around the person        | SubjectSeparation[side=BACKGROUND, operation=Exposure[stops=-0.6], brushed=null]
            write "a", bigger, in red                  | Write[text=a, place=FREE, size=0.12, letters=Lettering[face=BOLD, colour=13840175, colourName=red, outline=null, shadow=null, align=null]]
            write "a" in small serif letters, in red   | Write[text=a, place=FREE, size=0.045, letters=Lettering[face=SERIF, colour=13840175, colourName=red, outline=null, shadow=null, align=null]]
            """)
    void understands(String prompt, String operations) {
        assertThat(message(RequestParser.read(prompt, Context.NONE))).isEqualTo(operations);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            tell a story in four pictures                          | 4 [] false
            Tell me a story in 3 scenes!                           | 3 [] false
            make a story of five photos                            | 5 [] false
            turn this into a four-picture story                    | 4 [] false
            tell a story in four pictures: 'Morning', 'Noon', 'It's late' and 'Night' | 4 [Morning, Noon, It's late, Night] false
            tell a story with the captions "Hello" and "Goodbye"   | 2 [Hello, Goodbye] false
            make a comic strip of 4 panels from it                 | 4 [] true
            make a comic strip                                     | 4 [] true
            用四张图讲一个故事                                      | 4 [] false
            讲一个三张图的故事                                      | 3 [] false
            用两张图讲一个故事：“早上”、“晚上”                       | 2 [早上, 晚上] false
            做成四格漫画                                           | 4 [] true
            """)
    void tellsStories(String prompt, String story) {
        assertThat(RequestParser.read(prompt, Context.NONE).intents())
                .singleElement()
                .isInstanceOfSatisfying(
                        EditIntent.Story.class,
                        intent -> assertThat(intent.count() + " " + intent.captions() + " " + intent.comic())
                                .isEqualTo(story));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"write a story about it", "tell a story", "写一个故事", "讲个故事", "what is the story of this photo?"})
    void aStoryInWordsIsNotForAnEditor(String prompt) {
        assertThat(RequestParser.read(prompt, Context.NONE).hasDoable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "put him in a banana suit",
                "make him a superhero",
                "add a dog",
                "remove the person in the background",
                "remove the tree",
                "make the sky blue",
                "turn the car red",
                "make her smile",
                "turn him into a shark",
                "add a flame",
                "change the background to a beach",
                "make it snow",
                "replace the cup with a bright red apple",
                "colorize this old photo",
                "write a poem on it",
                "crop it",
                "resize it",
                "brightness",
                "can I have the text in red instead",
                "looks great",
                "hello",
                "asdf qwer",
                "?"
            })
    void doesNothingToWhatItCannotDoOrDoesNotUnderstand(String prompt) {
        assertThat(RequestParser.read(prompt, Context.NONE).hasDoable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "put him in a banana suit",
                "add a dog",
                "remove the tree",
                "make him a superhero",
                "make her smile"
            })
    void knowsWhatNeedsAGenerativeModel(String prompt) {
        assertThat(RequestParser.read(prompt, Context.NONE).declined())
                .singleElement()
                .satisfies(not -> assertThat(not.why()).isEqualTo(EditIntent.Why.GENERATIVE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"what is this?", "who is in the picture", "how many people are there?", "Is this a cat?"})
    void knowsAQuestion(String prompt) {
        assertThat(RequestParser.read(prompt, Context.NONE).mood()).isEqualTo(Understanding.Mood.QUESTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"make it cooler and put him in a banana suit", "add a dog, then make it colder"})
    void doesThePartThatItCanAndNamesTheOther(String prompt) {
        Understanding understanding = RequestParser.read(prompt, Context.NONE);
        assertThat(understanding.intents()).hasSize(2);
        assertThat(understanding.declined()).hasSize(1);
    }

    static String message(Understanding understanding) {
        return understanding.intents().stream()
                .map(intent ->
                        intent instanceof EditIntent.Do todo ? todo.operation().toString() : intent.toString())
                .map(text -> java.util.regex.Pattern.compile("\\d+\\.\\d{4,}")
                        .matcher(text)
                        .replaceAll(
                                found -> String.valueOf(Math.round(Double.parseDouble(found.group()) * 1000) / 1000.0)))
                .collect(Collectors.joining(" "));
    }

    /** Words without an end neither overflow the stack nor take more than a pass. */
    @ParameterizedTest
    @ValueSource(strings = {"a'", "a’", "n't", "please ", "'a ", "「", "百", "一", "1", "#", "a"})
    @Timeout(60)
    void promptsOfAnyLengthAreSplitIntoWords(String repeated) {
        assertThat(Lexer.tokens(repeated.repeat(100_000 / repeated.length()) + " brighter"))
                .anyMatch(token -> token.is("exposure+"));
        assertThat(Lexer.bareWords(repeated.repeat(100_000 / repeated.length())))
                .hasSizeLessThan(100_001);
    }

    /** The same again is more of it, in one step. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            brighter, brighter            | Exposure[stops=1.2]
            brighter, brighter, sharper   | Exposure[stops=1.2] Sharpen[amount=0.7]
            brighter, sharper, brighter   | Exposure[stops=0.6] Sharpen[amount=0.7] Exposure[stops=0.6]
            亮亮亮                         | Exposure[stops=1.8]
            rotate left, rotate left      | Rotate[degrees=-90.0] Rotate[degrees=-90.0]
            """)
    void equalStepsMerge(String prompt, String operations) {
        understands(prompt, operations);
    }

    @Test
    void tenThousandTimesBrighterIsOneStep() {
        assertThat(RequestParser.read("亮".repeat(10_000), Context.NONE).intents())
                .containsExactly(new EditIntent.Do(new Exposure(5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rotate left, ",
                "write 'a', ",
                "undo, ",
                "帽子，",
                "4 versions, 3 versions, ",
                "story in 8 pictures, flip, "
            })
    void thereIsAMostOfStepsAndASentenceThatSaysSo(String step) {
        List<EditIntent> intents =
                RequestParser.read(step.repeat(200), Context.NONE).intents();

        assertThat(intents).hasSizeBetween(2, StepLimit.MOST + 1);
        assertThat(intents.getLast())
                .isInstanceOfSatisfying(
                        EditIntent.Not.class, not -> assertThat(not.say().key()).isEqualTo("too-many-steps"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            crop to 0:0                 | impossible.ratio
            crop to 16:0                | impossible.ratio
            裁剪成0:9                    | impossible.ratio
            crop to 1000:1              | impossible.ratio
            extend the canvas to 0:1    | impossible.ratio
            rotate by 99999             | impossible.angle
            rotate 361° to the left     | impossible.angle
            旋转99999度                  | impossible.angle
            """)
    void whatNoPictureCanBeIsRefusedWithASentence(String prompt, String why) {
        assertThat(RequestParser.read(prompt, Context.NONE).intents())
                .singleElement()
                .isInstanceOfSatisfying(
                        EditIntent.Not.class, not -> assertThat(not.say().key()).isEqualTo(why));
    }
}
