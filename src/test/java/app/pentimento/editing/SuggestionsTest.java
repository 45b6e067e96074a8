package app.pentimento.editing;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.session.AnswerOrigin;
import app.pentimento.session.Part;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnOptions;
import app.pentimento.session.TurnStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What models offer to do next, as they say it. */
class SuggestionsTest {
    @Test
    void alternativesOfAQuestionAreRequests() {
        assertThat(offers("Here is your cat in a hat. Would you like me to change the hat's colour, or add a scarf?"))
                .containsExactly("Change the hat's colour", "Add a scarf");
        assertThat(offers("Done! Do you want a darker sky?")).containsExactly("A darker sky");
        assertThat(offers("好了。要不要我把背景换成海滩,或者加一顶帽子?")).containsExactly("把背景换成海滩", "加一顶帽子");
    }

    @Test
    void theEntriesOfAListUnderAnOfferAreRequests() {
        assertThat(offers("""
                        The poster is ready.

                        Here are some ideas for what to do next:
                        - **Warmer light**: as if the sun were setting.
                        - Make the title larger.
                        1. Try it in blue
                        """)).containsExactly("Warmer light", "Make the title larger", "Try it in blue");
    }

    @Test
    void aListThatOffersNothingIsNoOffer() {
        assertThat(offers("What I changed:\n- the sky\n- the sea")).isEmpty();
        assertThat(offers("Is this a cat? It looks like one.")).isEmpty();
        assertThat(offers("Would you like me to " + "very ".repeat(40) + "carefully go on?"))
                .isEmpty();
    }

    @Test
    void aTurnThatFailedOffersNothing() {
        assertThat(Suggestions.of(turn(TurnStatus.FAILED, "Would you like me to add a hat?")))
                .isEmpty();
    }

    private static List<String> offers(String said) {
        return Suggestions.of(turn(TurnStatus.SUCCEEDED, said));
    }

    private static Turn turn(TurnStatus status, String said) {
        return new Turn(
                "1",
                "s",
                null,
                status,
                1,
                "prompt",
                List.of(),
                null,
                "test:model",
                TurnOptions.NONE,
                List.of(new Part.Text(0, said)),
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                AnswerOrigin.UNKNOWN,
                List.of(),
                0,
                null,
                null);
    }

    @Test
    void chineseQuestionsMayUseTheirOwnPunctuation() {
        assertThat(offers("好了。要不要我把背景换成海滩，或者加一顶帽子？")).containsExactly("把背景换成海滩", "加一顶帽子");
    }

    @Test
    void aQuestionMayBeginBeforeALineBreak() {
        assertThat(offers("Shall I stop\nDo you want me to\nadd a hat? Should I go"))
                .containsExactly("Add a hat");
    }

    /** Looked at once, each takes a moment; looked at anew from each of its beginnings, hours. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                  | ~should i ~         | ~~
            ~Should I a~        | ~ ~                 | ~b?~
            ~Should I a~        | ~!~                 | ~b?~
            ~Should I a~        | ~, ~                | ~b?~
            ~Should I~          | ~ ~                 | ~~
            ~Some ideas:\n- a~ | ~!~                 | ~b~
            """)
    @Timeout(60)
    void aMillionCharactersAreReadInOnePass(String before, String repeated, String after) {
        String said = before.translateEscapes() + repeated.repeat(1_000_000 / repeated.length()) + after;

        assertThat(offers(said)).hasSizeLessThan(2);
    }

    @Test
    @Timeout(60)
    void aLineIsSearchedForAnOfferOnceHoweverManyEntriesAreBelowIt() {
        assertThat(offers("a".repeat(500_000) + "\n- b".repeat(125_000))).isEmpty();
    }
}
