package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
    /** A failure that found no room must not be taken for none. */
    @Test
    void tooManyToListAreAFailure() {
        ValidationFindings findings = new ValidationFindings();
        for (int i = 0; i < ValidationFindings.MOST; i++) {
            findings.success(Codes.ASSERTION_MATCH, "self#jumbf=/c2pa/a/" + i);
        }
        findings.failure(Codes.DATA_HASH_MISMATCH, "self#jumbf=/c2pa/a", "the file was changed after it was signed");
        assertThat(findings.results("a", List.of()).failures())
                .singleElement()
                .extracting(ValidationStatus::code)
                .isEqualTo(Codes.GENERAL_ERROR);
    }
}
