package app.pentimento.model.builtin.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.onnx.OnnxUnavailable;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void whatMeansTheSameIsNearerThanWhatSharesItsWords() throws OnnxUnavailable {
        check(Sentences.english(), "a picture of a dog", "the puppy on this photo", "a picture of a car");
        check(Sentences.chinese(), "一只狗的照片", "这张图里的小狗", "一辆车的照片");
    }

    @Test
    void aSentencesPlaceDoesNotDependOnThoseBesideIt() throws OnnxUnavailable {
        Sentences network = Sentences.english();
        String sentence = "make it warmer";
        float[] alone = network.places(List.of(sentence)).getFirst();
        float[] among = network.places(
                        List.of("a much longer sentence about nothing at all, with many words", sentence))
                .getLast();
        // The weights are whole numbers, which are scaled anew for each batch.
        assertThat(Sentences.nearness(alone, among)).isGreaterThan(0.98);
        assertThat(Sentences.nearness(alone, alone)).isBetween(0.9999, 1.0001);
    }

    private static void check(Sentences network, String message, String same, String other) throws OnnxUnavailable {
        List<float[]> places = network.places(List.of(message, same, other));
        double near = Sentences.nearness(places.get(0), places.get(1));
        double far = Sentences.nearness(places.get(0), places.get(2));
        assertThat(near).as(message + ": " + near + ", " + far).isGreaterThan(far);
    }
}
