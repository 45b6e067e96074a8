package app.pentimento.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.testing.OtherPlatform;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnnxNetworkTest {
    /** Multiplies each of the {@code numbers} with its whole number in {@code times}. */
    private static final String MULTIPLY = "onnx/multiply.onnx";

    @Test
    void answersWithItsFirstOutputAndTheShapeOfIt() throws OnnxUnavailable {
        try (OnnxNetwork network = new OnnxNetwork(MULTIPLY)) {
            Values.Floats product = network.run(numbers());
            assertThat(product.values()).containsExactly(3, 10, -4);
            assertThat(product.shape()).containsExactly(3);
        }
    }

    @Test
    void runsAgainAfterItWasClosed() throws OnnxUnavailable {
        OnnxNetwork network = new OnnxNetwork(MULTIPLY);
        network.run(numbers());
        network.close();
        network.close();
        assertThat(network.run(numbers()).values()).containsExactly(3, 10, -4);
        network.close();
    }

    @Test
    void refusesInputsThatItDoesNotTakeAndStillServes() throws OnnxUnavailable {
        try (OnnxNetwork network = new OnnxNetwork(MULTIPLY)) {
            assertThatThrownBy(() -> network.run(Map.of("letters", new Values.Longs(new long[] {1}, 1))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("letters");
            assertThat(network.run(numbers()).values()).hasSize(3);
        }
    }

    @Test
    void saysWhyItCannotRunOnAPlatformWithoutTheLibrary() throws IOException, InterruptedException {
        assertThat(OtherPlatform.lines(OnnxNetworkTest.class).stream().distinct())
                .singleElement()
                .asString()
                .startsWith("Not available on this platform, because ONNX Runtime cannot be loaded on ")
                .contains(OtherPlatform.NAME);
    }

    /** Tries twice, as the second failure of a library comes in another form than the first. */
    public static void main(String[] arguments) {
        for (int i = 0; i < 2; i++) {
            try (OnnxNetwork network = new OnnxNetwork(MULTIPLY)) {
                network.run(numbers());
            } catch (OnnxUnavailable e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private static Map<String, Values> numbers() {
        return Map.of(
                "numbers", new Values.Floats(new float[] {1.5f, 2, -4}, 3),
                "times", new Values.Longs(new long[] {2, 5, 1}, 3));
    }
}
