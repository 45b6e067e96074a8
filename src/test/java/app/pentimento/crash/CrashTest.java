package app.pentimento.crash;

import app.pentimento.testing.Thorough;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    @Test
    void whatWasAcknowledgedSurvivesKillsAtRandomMoments(@TempDir Path data) throws Exception {
        new CrashCycles(data, System.nanoTime()).run(Thorough.times(2, 4));
    }
}
