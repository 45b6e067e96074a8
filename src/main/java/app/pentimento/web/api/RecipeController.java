package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.recipe.PromptRecipe;
import app.pentimento.recipe.RecipeCatalog;
import app.pentimento.recipe.RecipeFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/recipes")
@Tag(name = "Recipes", description = "Requests with gaps to fill in: ready ones, and those that people keep")
class RecipeController {
    private final RecipeCatalog cookbook;
    private final Idempotency idempotency;

    RecipeController(RecipeCatalog cookbook, Idempotency idempotency) {
        this.cookbook = cookbook;
        this.idempotency = idempotency;
    }

    /** A recipe in the API. */
    @Schema(name = "RecipeEntry")
    record RecipeJson(String id, boolean own, PromptRecipe recipe) {
        static RecipeJson of(RecipeCatalog.Entry entry) {
            return new RecipeJson(entry.id(), entry.own(), entry.recipe());
        }
    }

    /** What an import did. */
    record ImportedJson(int added, int replaced, int leftOut) {}

    @GetMapping
    @Operation(
            operationId = "listRecipes",
            summary = "All recipes",
            description = "Own ones first. The ready ones are in the language that Accept-Language asks for.")
    List<RecipeJson> list(Viewer viewer, Locale locale) {
        return Stream.concat(cookbook.own(viewer).stream(), cookbook.ready(locale).stream())
                .map(RecipeJson::of)
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getRecipe", summary = "One recipe")
    RecipeJson get(Viewer viewer, @PathVariable String id, Locale locale) {
        return RecipeJson.of(cookbook.find(viewer, id, locale));
    }

    @PostMapping
    @Operation(
            operationId = "keepRecipe",
            summary = "Keep a recipe",
            description = "Each {field} of the prompt needs an entry in fields, and there may be no others.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RecipeJson.class)))
    ResponseEntity<String> keep(
            Viewer viewer,
            @RequestBody PromptRecipe body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return idempotency.once(viewer, key, new Fingerprint("POST /recipes").add(body), () -> {
            RecipeCatalog.Entry kept = cookbook.add(viewer, body);
            return new Idempotency.Answer(201, "/api/v1/recipes/" + kept.id(), RecipeJson.of(kept));
        });
    }

    @PutMapping("/{id}")
    @Operation(operationId = "changeRecipe", summary = "Change a recipe of your own")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RecipeJson.class)))
    ResponseEntity<String> change(
            Viewer viewer,
            @PathVariable String id,
            @RequestBody PromptRecipe body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return idempotency.once(
                viewer,
                key,
                new Fingerprint("PUT /recipes").add(id).add(body),
                () -> Idempotency.Answer.ok(RecipeJson.of(cookbook.change(viewer, id, body))));
    }

    @DeleteMapping("/{id}")
    @Operation(operationId = "deleteRecipe", summary = "Delete a recipe of your own")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<String> delete(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return idempotency.once(viewer, key, new Fingerprint("DELETE /recipes").add(id), () -> {
            cookbook.delete(viewer, id);
            return new Idempotency.Answer(204, null, null);
        });
    }

    @GetMapping("/export")
    @Operation(operationId = "exportRecipes", summary = "All recipes of your own, or one, as a file to pass on")
    ResponseEntity<RecipeFile> export(
            Viewer viewer, @RequestParam(required = false) @Nullable String id, Locale locale) {
        List<PromptRecipe> recipes = id == null
                ? cookbook.own(viewer).stream().map(RecipeCatalog.Entry::recipe).toList()
                : List.of(cookbook.find(viewer, id, locale).recipe());
        String title = recipes.size() == 1 ? recipes.getFirst().title() : "recipes";
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, FileNames.attachment(title, "json"))
                .body(RecipeFile.of(recipes));
    }

    @PostMapping("/import")
    @Operation(
            operationId = "importRecipes",
            summary = "Take in a file of recipes: all of them, or none",
            description = "clash says what becomes of a recipe where one of yours has the same title and other words:"
                    + " ask (409, and nothing is taken in), skip, copy or replace.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ImportedJson.class)))
    ResponseEntity<String> take(
            Viewer viewer,
            @RequestBody RecipeFile body,
            @RequestParam(defaultValue = "ask") String clash,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        RecipeCatalog.OnClash onClash = Arrays.stream(RecipeCatalog.OnClash.values())
                .filter(each -> each.word().equals(clash))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest("clash", "clash must be ask, skip, copy or replace."));
        RecipeFile file = body.checked();
        return idempotency.once(
                viewer, key, new Fingerprint("POST /recipes/import").add(file).add(clash), () -> {
                    RecipeCatalog.Imported imported = cookbook.take(viewer, file, onClash);
                    return Idempotency.Answer.ok(
                            new ImportedJson(imported.added(), imported.replaced(), imported.leftOut()));
                });
    }
}
