package app.pentimento.model.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of what people say is understood: the bars that hold for phrasings the rules were never tuned on, too. */
class InstructionSetTest {
    @ParameterizedTest
    @ValueSource(strings = {"seen", "unseen"})
    void mostIsDoneExactlyLittleWronglyAndNothingThatIsOutOfScope(String half) {
        InstructionSet.Count count = InstructionSet.Count.of(InstructionSet.half(half));
        assertThat(count.lines()).isGreaterThan(150);
        assertThat(count.rightShare()).isGreaterThanOrEqualTo(0.85);
        assertThat(count.wrongShare()).isLessThan(0.05);
        assertThat(count.keptShare()).isGreaterThanOrEqualTo(0.97);
    }
}
