package app.pentimento.recipe;

import app.pentimento.account.Viewer;
import app.pentimento.id.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the recipes that people keep. */
@Component
class UserRecipes {
    private final JdbcClient jdbc;

    UserRecipes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All by their ids, the newest first. */
    Map<String, PromptRecipe> all(Viewer viewer) {
        Map<String, PromptRecipe> recipes = new LinkedHashMap<>();
        jdbc.sql("select r.id, r.content from prompt_recipe r where %s order by r.id desc"
                        .formatted(viewer.owns("r.owner_id")))
                .param("viewer", viewer.id())
                .query(row -> {
                    recipes.put(row.getString("id"), read(row.getString("content")));
                });
        return recipes;
    }

    Optional<PromptRecipe> find(Viewer viewer, String id) {
        return jdbc.sql("select r.content from prompt_recipe r where r.id = :id and " + viewer.owns("r.owner_id"))
                .param("id", id)
                .param("viewer", viewer.id())
                .query(String.class)
                .optional()
                .map(UserRecipes::read);
    }

    int count(Viewer viewer) {
        return jdbc.sql("select count(*) from prompt_recipe r where " + viewer.owns("r.owner_id"))
                .param("viewer", viewer.id())
                .query(Integer.class)
                .single();
    }

    String add(Viewer viewer, PromptRecipe recipe) {
        String id = Ids.next();
        jdbc.sql("insert into prompt_recipe (id, owner_id, content, changed_at) values (:id, :owner, :content, :now)")
                .param("owner", viewer.id())
                .param("id", id)
                .param("content", write(recipe))
                .param("now", Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    boolean replace(Viewer viewer, String id, PromptRecipe recipe) {
        return jdbc.sql("update prompt_recipe set content = :content, changed_at = :now where id = :id and "
                                + viewer.owns("owner_id"))
                        .param("viewer", viewer.id())
                        .param("id", id)
                        .param("content", write(recipe))
                        .param(
                                "now",
                                Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean delete(Viewer viewer, String id) {
        return jdbc.sql("delete from prompt_recipe where id = :id and " + viewer.owns("owner_id"))
                        .param("viewer", viewer.id())
                        .param("id", id)
                        .update()
                == 1;
    }

    private static PromptRecipe read(String content) {
        return RecipeFile.JSON.readValue(content, PromptRecipe.class);
    }

    private static String write(PromptRecipe recipe) {
        return RecipeFile.JSON.writeValueAsString(recipe);
    }
}
