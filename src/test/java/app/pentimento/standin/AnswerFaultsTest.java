package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Thorough;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of {@code bin/answer-faults}: steps of answers fail, one after the other, on the same data. */
class AnswerFaultsTest {
    private static final int MOST = 100;

    @TempDir
    private static Path folder;

    private static AnswerFaults faults;

    @BeforeAll
    static void start() throws Exception {
        faults = new AnswerFaults(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        faults.close();
    }

    static Stream<AnswerFaults.Fault> faults() {
        return faults.some().stream().limit(Thorough.times(4, MOST));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void losesNoAnswerAndBuysNoneTwice(AnswerFaults.Fault fault) throws Exception {
        assertThat(faults.run(fault).wrong()).isEmpty();
    }
}
