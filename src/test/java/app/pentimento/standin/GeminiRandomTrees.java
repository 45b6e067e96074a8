package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Thorough;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whatever a person does, nothing is sent that the vendor refuses. The long form is {@code bench/long-conversation}. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class GeminiRandomTrees {
    private static final int TURNS = 16;

    @RegisterExtension
    final GeminiServer here;

    GeminiRandomTrees(Api api) {
        here = GeminiServer.forConversations(api);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Thorough.times(1, 3));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sendsNothingThatTheVendorRefuses(long seed) {
        int before = here.gemini().signatures().returned();
        List<JsonNode> turns = RandomTree.grow(here.api(), seed, TURNS, GeminiServer.MODELS);
        assertThat(here.gemini().violations()).isEmpty();
        assertThat(turns)
                .as("only what the stand-in was asked to hold back fails")
                .allSatisfy(turn -> assertThat(turn.at("/error/code").asString("prompt-blocked"))
                        .as(turn.toString())
                        .isEqualTo("prompt-blocked"));
        assertThat(here.gemini().signatures().returned()).isGreaterThan(before);
    }
}
