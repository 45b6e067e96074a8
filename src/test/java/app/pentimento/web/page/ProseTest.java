package app.pentimento.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTest {
    @Test
    void aListThatGoesOnAfterAPictureKeepsItsNumbers() {
        assertThat(Prose.html("5. Tropical")).isEqualTo("<ol><li value=\"5\">Tropical</li></ol>");
        assertThat(Prose.html("- one\n- two")).isEqualTo("<ul><li>one</li><li>two</li></ul>");
    }

    @Test
    void whatAModelSaysIsNeverMarkup() {
        assertThat(Prose.html("<img src=x onerror=alert(1)>\n1. <b>"))
                .doesNotContain("<img", "<b>")
                .contains("&lt;img", "&lt;b&gt;");
    }
}
