package app.pentimento.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sizes that pictures are asked for in. */
class ImageSizeTest {
    private static final int SAMPLES = 300;

    @Test
    void keepsToTheVendorsRulesAndToTheShapeOfAnyPicture() {
        Random random = new Random(7);
        for (int i = 0; i < SAMPLES; i++) {
            double ratio = (1 + random.nextInt(6000)) / (1.0 + random.nextInt(6000));
            for (String resolution : new String[] {"1K", "2K", "4K"}) {
                ImageSize size = ImageSize.of(ratio, resolution);
                long pixels = (long) size.width() * size.height();
                int longer = Math.max(size.width(), size.height());
                int shorter = Math.min(size.width(), size.height());
                assertThat(size.width() % 16 + size.height() % 16)
                        .as("%s of %s", size, ratio)
                        .isZero();
                assertThat(longer).isLessThanOrEqualTo(Math.min(3840, 3 * shorter));
                assertThat(pixels).isBetween(655_360L, 8_294_400L);
                double allowed = Math.clamp(ratio, 1 / 3.0, 3.0);
                assertThat(Math.abs(Math.log((double) size.width() / size.height() / allowed)))
                        .as("%s of %s", size, ratio)
                        .isLessThan(0.01);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1:1,1K,1024x1024",
        "1:1,2K,2048x2048",
        "1:1,4K,2880x2880",
        "16:9,4K,3840x2160",
        "9:16,4K,2160x3840",
        "16:9,1K,1280x720",
        "3:2,1K,1248x832",
        "4:3,1K,1152x864",
        "3:1,4K,3840x1280"
    })
    void isExactForTheRatiosThatAreOffered(String ratio, String resolution, String size) {
        Double value = ImageSize.ratio(ratio);
        assertThat(value).isNotNull();
        assertThat(ImageSize.of(value == null ? 0 : value, resolution)).hasToString(size);
    }

    @ParameterizedTest
    @CsvSource({"auto", "1:0", "0:1", "-1:2", "a:b", "1:2:3", "''"})
    void readsNoRatioFromAnythingElse(String word) {
        assertThat(ImageSize.ratio(word)).isNull();
    }
}
