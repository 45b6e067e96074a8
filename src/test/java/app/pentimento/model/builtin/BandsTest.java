package app.pentimento.model.builtin;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.model.builtin.operation.Bands;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BandsTest {
    @Test
    void aLackOfMemoryOnAnotherThreadIsToldAsWhatItIs() {
        OutOfMemoryError none = new OutOfMemoryError("for this test");
        assertThatThrownBy(() -> Bands.each(100, 10, (from, to) -> {
                    throw none;
                }))
                .isSameAs(none);
        assertThatThrownBy(() -> Bands.whole(() -> {
                    throw none;
                }))
                .isSameAs(none);
    }

    @Test
    void whatElseFailsIsToldWithItsReason() {
        assertThatThrownBy(() -> Bands.each(100, 10, (from, to) -> {
                    throw new IllegalArgumentException("a band");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a band");
        assertThatThrownBy(() -> Bands.whole(() -> {
                    throw new IOException("the disk");
                }))
                .hasRootCauseMessage("the disk");
    }
}
