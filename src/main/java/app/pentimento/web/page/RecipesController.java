package app.pentimento.web.page;

import app.pentimento.account.Viewer;
import app.pentimento.id.Ids;
import app.pentimento.model.Models;
import app.pentimento.recipe.Ability;
import app.pentimento.recipe.InvalidRecipe;
import app.pentimento.recipe.PromptRecipe;
import app.pentimento.recipe.RecipeCatalog;
import app.pentimento.recipe.RecipeCheck;
import app.pentimento.recipe.RecipeConflict;
import app.pentimento.recipe.RecipeFile;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Turn;
import app.pentimento.session.Turns;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The gallery of recipes, and the forms in which one is filled in, written, changed, deleted and imported. */
@Controller
@RequestMapping("/recipes")
class RecipesController {
    private final RecipeCatalog cookbook;
    private final Turns turns;
    private final Models models;

    RecipesController(RecipeCatalog cookbook, Turns turns, Models models) {
        this.cookbook = cookbook;
        this.turns = turns;
        this.models = models;
    }

    /** The session whose composer a recipe goes into; null for that of a new one. */
    @ModelAttribute("into")
    @Nullable
    String into(@RequestParam(required = false) @Nullable String session) {
        return session != null && Ids.isOne(session) ? session : null;
    }

    /** Whether nothing but the built-in studio is connected. */
    @ModelAttribute("onlyBuiltin")
    boolean onlyBuiltin() {
        return models.all().stream()
                .noneMatch(model ->
                        model.info().available() && !model.info().backend().equals("builtin"));
    }

    @GetMapping
    ModelAndView gallery(Viewer viewer, Locale locale) {
        return gallery(viewer, locale, HttpStatus.OK);
    }

    @GetMapping("/{id}")
    ModelAndView recipe(Viewer viewer, @PathVariable String id, Locale locale) {
        return new ModelAndView("recipe").addObject("shown", new RecipeView(cookbook.find(viewer, id, locale)));
    }

    /** A recipe of what a turn asked for, to be given fields and kept. */
    @GetMapping("/new")
    ModelAndView begin(Viewer viewer, @RequestParam(required = false) @Nullable String turn) {
        PromptRecipe draft = turn == null
                ? new PromptRecipe("", "", "", List.of(), Ability.GENERATIVE, 1, PromptRecipe.Options.NONE)
                : draft(turns.find(viewer, turn).orElseThrow(NotFoundException::turn));
        return form(draft, null, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView keep(Viewer viewer, @RequestParam Map<String, String> form) {
        PromptRecipe written = RecipeForm.read(form);
        try {
            return new ModelAndView(
                    "redirect:/recipes/" + cookbook.add(viewer, written).id());
        } catch (InvalidRecipe e) {
            return form(written, null, HttpStatus.BAD_REQUEST).addObject("trouble", e.getMessage());
        }
    }

    @GetMapping("/{id}/edit")
    ModelAndView edit(Viewer viewer, @PathVariable String id, Locale locale) {
        RecipeCatalog.Entry entry = cookbook.find(viewer, id, locale);
        // A ready recipe is not changed: what is made of it is kept beside it.
        return form(entry.recipe(), entry.own() ? id : null, HttpStatus.OK);
    }

    @PostMapping("/{id}/edit")
    ModelAndView change(Viewer viewer, @PathVariable String id, @RequestParam Map<String, String> form) {
        PromptRecipe written = RecipeForm.read(form);
        try {
            cookbook.change(viewer, id, written);
            return new ModelAndView("redirect:/recipes/" + id);
        } catch (InvalidRecipe e) {
            return form(written, id, HttpStatus.BAD_REQUEST).addObject("trouble", e.getMessage());
        }
    }

    @PostMapping("/{id}/delete")
    String delete(Viewer viewer, @PathVariable String id) {
        cookbook.delete(viewer, id);
        return "redirect:/recipes";
    }

    /** Takes in a file; where it clashes with own recipes, the page asks what to do and nothing was done. */
    @PostMapping("/import")
    ModelAndView take(
            Viewer viewer,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "ask") String clash,
            Locale locale)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return gallery(viewer, locale, HttpStatus.BAD_REQUEST).addObject("troubleKey", "recipes.import.nothing");
        }
        try {
            if (file.getSize() > RecipeFile.MOST_BYTES) {
                return gallery(viewer, locale, HttpStatus.CONTENT_TOO_LARGE)
                        .addObject("troubleKey", "recipes.import.large");
            }
            RecipeCatalog.OnClash onClash = Arrays.stream(RecipeCatalog.OnClash.values())
                    .filter(each -> each.word().equals(clash))
                    .findFirst()
                    .orElse(RecipeCatalog.OnClash.ASK);
            RecipeCatalog.Imported imported = cookbook.take(viewer, RecipeFile.read(file.getBytes()), onClash);
            return gallery(viewer, locale, HttpStatus.OK).addObject("imported", imported);
        } catch (InvalidRecipe e) {
            return gallery(viewer, locale, HttpStatus.BAD_REQUEST).addObject("trouble", e.getMessage());
        } catch (RecipeConflict e) {
            return gallery(viewer, locale, HttpStatus.CONFLICT).addObject("clashes", e.titles());
        }
    }

    private ModelAndView gallery(Viewer viewer, Locale locale, HttpStatus status) {
        List<RecipeView> ready =
                cookbook.ready(locale).stream().map(RecipeView::new).toList();
        return new ModelAndView("recipes", status)
                .addObject(
                        "own",
                        cookbook.own(viewer).stream().map(RecipeView::new).toList())
                .addObject(
                        "generative",
                        ready.stream().filter(recipe -> !recipe.builtin()).toList())
                .addObject("builtin", ready.stream().filter(RecipeView::builtin).toList());
    }

    /**
     * The form of a recipe.
     *
     * @param id of the one that is changed; null for a new one
     */
    private static ModelAndView form(PromptRecipe recipe, @Nullable String id, HttpStatus status) {
        return new ModelAndView("recipe-form", status)
                .addObject("recipe", recipe)
                .addObject("id", id)
                .addObject(
                        "fields",
                        recipe.fields().stream()
                                .map(field -> new FieldRow(
                                        field.name(), field.label(), field.value(), RecipeForm.line(field.choices())))
                                .toList())
                .addObject("mostFields", RecipeCheck.MAX_FIELDS);
    }

    /** A field as the form shows it, with its choices on one line. */
    public record FieldRow(String name, String label, String value, String choices) {}

    private static PromptRecipe draft(Turn turn) {
        String words = turn.prompt().strip().replaceAll("\\s+", " ");
        return new PromptRecipe(
                words.length() <= 60 ? words : words.substring(0, words.offsetByCodePoints(0, 50)) + "…",
                "",
                turn.prompt(),
                List.of(),
                turn.model().startsWith("builtin:") ? Ability.BUILTIN : Ability.GENERATIVE,
                turn.inputs().size(),
                new PromptRecipe.Options(
                        turn.options().aspectRatio(),
                        turn.options().resolution(),
                        turn.options().variants()));
    }
}
