package app.pentimento.crash;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Thorough;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many large pictures at once, on a server with the options of Java that it is shipped with and a small heap. */
@Tag(Thorough.TAG)
class LargePicturesTest {
    @Test
    void manyLargePicturesAtOnceWaitForEachOtherAndNoTurnIsLost(@TempDir Path data) throws Exception {
        LargePictures.Outcome outcome = LargePictures.run(data, "-Xmx384m", 8, 50_000_000, 4, 3400);

        assertThat(outcome.verified().seen()).as("verified").isPositive();
        assertThat(outcome.verifiedKnown().seen())
                .as("verified, and known here")
                .isPositive();
        assertThat(outcome.told().seen()).as("told of").isPositive();
        assertThat(outcome.imported().seen()).as("imported").isPositive();
        assertThat(outcome.edited()).isEqualTo(4);
    }
}
