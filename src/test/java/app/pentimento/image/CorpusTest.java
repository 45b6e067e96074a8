package app.pentimento.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.pentimento.image.corpus.Bytes;
import app.pentimento.image.corpus.Corpus;
import app.pentimento.image.corpus.Exif;
import app.pentimento.image.corpus.Sample;
import java.io.EOFException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

/** Every odd and hostile file gets its proper answer, within the heap that the tests run in. */
class CorpusTest {
    private static final Set<String> FOR_THE_WEB = Set.of("image/jpeg", "image/png", "image/webp");

    private final Pictures pictures = new Pictures(DataSize.ofMegabytes(200), Duration.ofSeconds(30));

    static List<Sample> samples() {
        return Corpus.samples();
    }

    @Test
    void theCorpusIsLargeAndNoTwoNamesAreTheSame() {
        assertThat(samples())
                .hasSizeGreaterThanOrEqualTo(200)
                .extracting(Sample::name)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void eachFileIsTakenOrRefusedForItsReason(Sample sample) {
        if (sample.rejected() != null) {
            Throwable thrown = catchThrowable(() -> pictures.intake.prepare(
                    Pictures.file(sample.bytes()), sample.declared(), PreparedUpload::delivered));
            assertThat(thrown).as(sample.name()).isInstanceOf(ImageRejected.class);
            assertThat(((ImageRejected) thrown).reason())
                    .as(thrown.getMessage())
                    .isEqualTo(sample.rejected());
            assertThat(thrown).message().endsWith(".");
            assertThat(thrown.getCause() instanceof EOFException)
                    .as("taken for a lost connection")
                    .isFalse();
            return;
        }
        PreparedUpload taken =
                pictures.intake.prepare(Pictures.file(sample.bytes()), sample.declared(), upload -> upload);
        assertThat(taken.originalBytes()).isEqualTo(sample.bytes());
        assertThat(taken.delivered().mediaType()).isIn(FOR_THE_WEB);
        assertThat(taken.delivered().width()).isEqualTo(sample.width());
        assertThat(taken.delivered().height()).isEqualTo(sample.height());
        assertThat(Bytes.contains(taken.deliveredBytes(), Exif.SECRET))
                .as("tells the place")
                .isFalse();
        assertThat(pictures.deliver(taken.deliveredBytes()))
                .as("delivered again")
                .isEqualTo(taken.deliveredBytes());
    }
}
