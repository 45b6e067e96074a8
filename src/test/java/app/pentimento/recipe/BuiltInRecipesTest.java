package app.pentimento.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.TestServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipes that come with the application say the truth, in both languages. */
class BuiltInRecipesTest {
    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    private static List<RecipeCatalog.Entry> ready(String language) {
        return server.bean(RecipeCatalog.class).ready(Locale.forLanguageTag(language));
    }

    @Test
    void bothLanguagesHaveTheSameRecipesThatNeedTheSame() {
        List<RecipeCatalog.Entry> english = ready("en");
        List<RecipeCatalog.Entry> chinese = ready("zh");
        assertThat(shapes(chinese)).isEqualTo(shapes(english)).hasSizeGreaterThan(15);
        assertThat(english)
                .allSatisfy(entry -> assertThat(entry.recipe().about()).isNotBlank());
        assertThat(chinese)
                .allSatisfy(entry -> assertThat(entry.recipe().prompt()).containsPattern("\\p{IsHan}"));
    }

    private static List<Object> shapes(List<RecipeCatalog.Entry> entries) {
        return entries.stream()
                .map(entry -> (Object) List.of(
                        entry.id(),
                        entry.recipe().model(),
                        entry.recipe().pictures(),
                        entry.recipe().options(),
                        entry.recipe().fields().stream()
                                .map(PromptRecipe.Field::name)
                                .toList()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void whatTheBuiltInStudioIsSaidToDoItDoesWithEveryChoice(String language) throws IOException {
        for (RecipeCatalog.Entry entry : ready(language)) {
            if (entry.recipe().model() != Ability.BUILTIN) {
                continue;
            }
            for (String prompt : prompts(entry.recipe())) {
                List<BufferedImage> made = RecipePictures.ask(server.api(), prompt);
                assertThat(made).as(prompt).isNotEmpty();
                // a recipe that misunderstands "turn into" as a turn would lay it on its side
                if (!List.of("upright", "instant").contains(entry.id())) {
                    assertThat(made.getFirst().getWidth()).as(prompt).isEqualTo(768);
                }
            }
        }
    }

    private static List<String> prompts(PromptRecipe recipe) {
        List<String> prompts = new ArrayList<>(List.of(recipe.filled(Map.of())));
        recipe.fields()
                .forEach(field ->
                        field.choices().forEach(choice -> prompts.add(recipe.filled(Map.of(field.name(), choice)))));
        return prompts;
    }

    @Test
    void thePicturesOfTheGalleryAreWhatTheStudioMakes() throws IOException {
        for (RecipeCatalog.Entry entry : RecipePictures.builtin(server)) {
            BufferedImage shown = ImageIO.read(
                    RecipePictures.FOLDER.resolve(entry.id() + ".webp").toFile());
            BufferedImage made = RecipePictures.draw(server.api(), entry.recipe());
            assertThat(shown.getWidth()).as(entry.id()).isEqualTo(made.getWidth());
            assertThat(shown.getHeight()).as(entry.id()).isEqualTo(made.getHeight());
            assertThat(difference(shown, made)).as(entry.id()).isLessThan(8);
        }
    }

    /** How far the channels are apart, on the average, from 0 to 255. */
    private static double difference(BufferedImage a, BufferedImage b) {
        long sum = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                int p = a.getRGB(x, y);
                int q = b.getRGB(x, y);
                for (int shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs((p >> shift & 255) - (q >> shift & 255));
                }
            }
        }
        return sum / 3.0 / a.getWidth() / a.getHeight();
    }
}
