package app.pentimento.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which model answers when nobody chose, while models come and go. */
class ModelsTest {
    private static final LocalDate PAST = LocalDate.of(2026, 10, 2);

    private final FakeVendor vendor = new FakeVendor()
            .knows("words")
            .knows("ending", PAST, null, "")
            .knows("good")
            .knows("lesser")
            .knows("retired", null, PAST, "vendor:good");
    private final ModelDirectory directory = vendor.directory();

    private Models models(String standard) {
        return new Models(
                List.of(FakeVendor.builtin()),
                List.of(vendor.source(directory)),
                vendor.properties(standard),
                directory);
    }

    private void lists(String... names) {
        vendor.lists(names);
        directory.check();
    }

    private static String id(ImageModel model) {
        return model.info().id();
    }

    @Test
    void prefersWhatIsOfferedThenWhatEndsThenWhatIsNew() {
        Models models = models("");
        assertThat(id(models.standard())).as("by the catalog alone").isEqualTo("vendor:good");
        lists("words", "ending", "lesser", "new");
        assertThat(id(models.standard())).isEqualTo("vendor:lesser");
        lists("words", "ending", "new");
        assertThat(id(models.standard())).isEqualTo("vendor:ending");
        lists("words", "new");
        assertThat(id(models.standard())).isEqualTo("vendor:new");
        lists("words");
        assertThat(id(models.standard())).isEqualTo("builtin:studio");
    }

    @Test
    void takesTheOperatorsChoiceOnlyWhereItCanBeUsed() {
        Models models = models("vendor:lesser");
        assertThat(id(models.standard())).isEqualTo("vendor:lesser");
        lists("good");
        assertThat(id(models.standard())).isEqualTo("vendor:good");
        vendor.connection = null;
        assertThat(id(models.standard())).isEqualTo("builtin:studio");
        Models wordsFirst = models("vendor:words");
        vendor.connection = "again";
        lists("good", "words");
        assertThat(id(wordsFirst.standard())).isEqualTo("vendor:words");
        assertThat(id(wordsFirst.standardEditor()))
                .as("for a turn with a picture")
                .isEqualTo("vendor:good");
    }

    @Test
    void neverTakesARetiredModel() {
        Models models = models("vendor:retired");
        assertThat(id(models.standard())).isEqualTo("vendor:good");
        lists("retired");
        assertThat(id(models.standard()))
                .as("its vendor serves it all the same")
                .isEqualTo("vendor:retired");
    }

    @Test
    void followsTheListAndKeepsTheModelsThatStay() {
        Models models = models("");
        ImageModel good = models.find("vendor:good").orElseThrow();
        assertThat(models.find("vendor:new")).isEmpty();
        lists("good", "new");
        ImageModel fresh = models.find("vendor:new").orElseThrow();
        assertThat(fresh.info().lifecycle().state()).isEqualTo(Lifecycle.State.UNKNOWN);
        assertThat(models.find("vendor:good")).containsSame(good);
        assertThat(models.all()).contains(good, fresh);
        lists("good", "new", "newer");
        assertThat(models.find("vendor:new")).containsSame(fresh);
        lists("good");
        assertThat(models.find("vendor:new")).isEmpty();
        assertThat(models.all()).doesNotContain(fresh).contains(good);
    }

    @Test
    void namesAReplacementThatCanBeUsed() {
        Models models = models("");
        ModelInfo retired = models.find("vendor:retired").orElseThrow().info();
        assertThat(models.replacement(retired).map(ModelsTest::id)).contains("vendor:good");
        lists("lesser");
        ModelInfo now = models.find("vendor:retired").orElseThrow().info();
        assertThat(models.replacement(now).map(ModelsTest::id)).contains("vendor:lesser");
        vendor.connection = null;
        assertThat(models.replacement(retired).map(ModelsTest::id))
                .as("named although no key is set")
                .contains("vendor:good");
    }

    @Test
    void refusesASettingThatNamesNoModel() {
        assertThatThrownBy(() -> models("vendor:none")).hasMessageContaining("pentimento.model.default", "vendor:none");
    }
}
