package app.pentimento.model.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.builtin.operation.Masked;
import app.pentimento.model.builtin.operation.NothingFound;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Pipeline;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.testing.OtherJava;
import app.pentimento.testing.Portrait;
import app.pentimento.testing.Thorough;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What operations take of a heap: with 12 bytes for each pixel, 50 megapixels have place in 1 GB beside all else. */
@Tag(Thorough.TAG)
class LargePicturesTest {
    private static final int WIDTH = 3000;
    private static final int HEIGHT = 2000;
    private static final int MEGABYTES_PER_MEGAPIXEL = 12;
    /** Java itself, the networks that look for faces, and the portrait. */
    private static final int MEGABYTES_BESIDE = 33;

    @Test
    void noOperationTakesMoreThanTwelveBytesForEachPixelInAMaskOrWithout() throws Exception {
        int heap = MEGABYTES_PER_MEGAPIXEL * WIDTH * HEIGHT / 1_000_000 + MEGABYTES_BESIDE;
        List<String> lines = OtherJava.lines(
                LargePicturesTest.class,
                "-Xmx" + heap + "m",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmn12m", // large arrays have place in what is left alone
                "-Djava.awt.headless=true");
        assertThat(lines).last().asString().isEqualTo("all done");
        assertThat(lines).hasSize(1);
    }

    /** Does every operation, and prints those for which memory was short. */
    public static void main(String[] args) throws Exception {
        Pixels mask = Pixels.blank(90, 60, false);
        Arrays.fill(mask.argb(), 0, mask.argb().length / 2, 0xFFFFFF);
        for (Operation operation : ContactSheetTest.operations()) {
            attempt(operation);
            if (Masked.suits(operation)) {
                attempt(Masked.of(operation, mask));
            }
        }
        System.out.println("all done");
    }

    /** A worker that is just leaving may still hold on to the picture before: what fails for want of that, works again. */
    private static void attempt(Operation operation) throws InterruptedException {
        Throwable failure = null;
        for (int times = 0; times < 3; times++) {
            failure = failure(operation);
            if (failure == null) {
                return;
            }
        }
        System.out.println(operation.getClass().getSimpleName() + ": " + operation.message() + ": " + failure);
    }

    private static @Nullable Throwable failure(Operation operation) throws InterruptedException {
        try {
            Pipeline.apply(List.of(operation), portrait());
            return null;
        } catch (NothingFound e) {
            return null; // an operation that straightens has nothing to do here
        } catch (OutOfMemoryError e) {
            return e;
        }
    }

    private static Pixels portrait() {
        Pixels pixels = Pixels.blank(WIDTH, HEIGHT, false);
        Graphics2D graphics = pixels.image().createGraphics();
        graphics.drawImage(Portrait.image(), (WIDTH - HEIGHT) / 2, 0, HEIGHT, HEIGHT, null);
        graphics.dispose();
        return pixels;
    }
}
