package app.pentimento.quality;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.builtin.operation.Face;
import app.pentimento.model.builtin.operation.Lettering;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Place;
import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.operation.Watermark;
import app.pentimento.model.builtin.operation.Write;
import app.pentimento.onnx.OnnxUnavailable;
import app.pentimento.quality.ocr.Look;
import app.pentimento.quality.ocr.TextReader;
import app.pentimento.testing.SamplePicture;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the built-in studio writes is read back. */
class ReadingBackTest {
    private static final TextReader READER = new TextReader();
    private static final double WELL = 0.9;

    @AfterAll
    static void close() {
        READER.close();
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void readsACaptionInEachOfTheStudiosTypefaces(Face face) throws Exception {
        assertThat(score("Sunday in the old harbour", caption("Sunday in the old harbour", face, 1200, 800)))
                .isGreaterThanOrEqualTo(WELL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"山高水长", "春天来了,万物复苏", "北京欢迎你 2026", "生日快乐"})
    void readsChinese(String words) throws Exception {
        assertThat(score(words, caption(words, Face.BOLD, 1200, 800))).isGreaterThanOrEqualTo(WELL);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1200, 4000})
    void readsSmallAndLargePictures(int width) throws Exception {
        assertThat(score("Happy Birthday", caption("Happy Birthday", Face.BOLD, width, width * 3 / 4)))
                .isGreaterThanOrEqualTo(WELL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gemini Nano", "A very long title that takes many lines on its poster", "大江东去"})
    void readsAPoster(String words) throws Exception {
        Poster poster = new Poster(words, null, null);
        assertThat(score(words, poster.apply(poster.canvas()).image())).isGreaterThanOrEqualTo(WELL);
    }

    @Test
    void readsASlantedWatermark() throws Exception {
        BufferedImage picture = on(new Watermark("DRAFT COPY", 1), 1200, 800);
        assertThat(score("DRAFT COPY", picture)).isGreaterThanOrEqualTo(WELL);
    }

    @Test
    void keepsLinesInReadingOrder() throws Exception {
        String words = "first line\nsecond line\nthird line";
        assertThat(READER.read(caption(words, Face.BOLD, 1200, 800), Look.CLOSE))
                .hasSize(3);
        assertThat(score(words, caption(words, Face.BOLD, 1200, 800))).isGreaterThanOrEqualTo(WELL);
    }

    @Test
    void scoresOtherWordsLow() throws Exception {
        assertThat(score("Merry Christmas", caption("Bicycle repairs", Face.BOLD, 1200, 800)))
                .isLessThan(0.4);
        assertThat(score("生日快乐", caption("大江东去", Face.BOLD, 1200, 800))).isZero();
    }

    @Test
    void readsNothingWhereThereIsNothing() throws Exception {
        assertThat(READER.read(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), Look.CLOSE))
                .isEmpty();
        assertThat(score("Hello", photo(1200, 800))).isZero();
        assertThat(score("Hello", new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB)))
                .isZero();
        assertThat(score("Hello", new BufferedImage(3000, 2, BufferedImage.TYPE_INT_RGB)))
                .isZero();
    }

    private static double score(String asked, BufferedImage picture) throws OnnxUnavailable {
        return Checking.score(List.of(asked), picture, READER).score();
    }

    private static BufferedImage caption(String words, Face face, int width, int height) throws Exception {
        return on(new Write(words, Place.BOTTOM, 0.07, Lettering.of(face)), width, height);
    }

    private static BufferedImage on(Operation operation, int width, int height) throws Exception {
        return operation.apply(Pixels.of(photo(width, height))).image();
    }

    private static BufferedImage photo(int width, int height) {
        return SamplePicture.draw(width, height);
    }
}
