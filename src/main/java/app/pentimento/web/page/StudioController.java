package app.pentimento.web.page;

import app.pentimento.account.Viewer;
import app.pentimento.editing.Budgets;
import app.pentimento.model.ModelDirectory;
import app.pentimento.model.Models;
import app.pentimento.recipe.RecipeCatalog;
import app.pentimento.session.Page;
import app.pentimento.session.Session;
import app.pentimento.session.SessionList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The studio, whole and in pieces. */
@Controller
class StudioController {
    private static final int RAIL = 40;
    private static final int MOST_PINNED = 200;
    private static final String FIELD = "field.";

    private final SessionList sessions;
    private final Conversations conversations;
    private final Models models;
    private final ModelDirectory directory;
    private final ModelNames names;
    private final Budgets budgets;
    private final RecipeCatalog cookbook;

    StudioController(
            SessionList sessions,
            Conversations conversations,
            Models models,
            ModelDirectory directory,
            ModelNames names,
            Budgets budgets,
            RecipeCatalog cookbook) {
        this.cookbook = cookbook;
        this.sessions = sessions;
        this.conversations = conversations;
        this.models = models;
        this.directory = directory;
        this.names = names;
        this.budgets = budgets;
    }

    /** A new session. */
    @GetMapping("/")
    String start(Viewer viewer, Model page) {
        fill(viewer, page, null);
        return "studio";
    }

    @GetMapping("/sessions/{id}")
    String session(Viewer viewer, @PathVariable String id, Model page) {
        fill(viewer, page, conversations.current(viewer, id));
        return "studio";
    }

    /** The studio with a recipe, filled in, in its composer: nothing is sent before the person says so. */
    @PostMapping("/recipes/{id}/use")
    String use(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String session,
            @RequestParam Map<String, String> form,
            Model page,
            Locale locale) {
        RecipeCatalog.Entry entry = cookbook.find(viewer, id, locale);
        fill(viewer, page, session == null || session.isEmpty() ? null : conversations.current(viewer, session));
        page.addAttribute("recipe", new RecipeView(entry));
        page.addAttribute("written", entry.recipe().filled(values(form)));
        return "studio";
    }

    private static Map<String, String> values(Map<String, String> form) {
        return form.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(FIELD))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(FIELD.length()), Map.Entry::getValue));
    }

    /** The end of the current branch, with what undo, redo and the stage need. */
    @GetMapping("/sessions/{id}/conversation")
    String conversation(Viewer viewer, @PathVariable String id, Model page) {
        page.addAttribute("conversation", conversations.current(viewer, id));
        page.addAttribute("spending", SpendingView.of(budgets.spending(), budgets.of(id)));
        return "fragments/conversation :: update";
    }

    /** Turns further up a branch. */
    @GetMapping("/sessions/{id}/turns")
    String earlier(Viewer viewer, @PathVariable String id, @RequestParam String upTo, Model page) {
        page.addAttribute("conversation", conversations.before(viewer, id, upTo));
        return "fragments/conversation :: turns";
    }

    @GetMapping("/sessions/{sessionId}/turns/{turnId}")
    String turn(Viewer viewer, @PathVariable String sessionId, @PathVariable String turnId, Model page) {
        page.addAttribute("turn", conversations.one(viewer, sessionId, turnId));
        return "fragments/turn :: turn";
    }

    /** All branches of a session. */
    @GetMapping("/sessions/{id}/tree")
    String tree(Viewer viewer, @PathVariable String id, Model page) {
        page.addAttribute("tree", conversations.tree(viewer, id));
        return "fragments/tree :: tree";
    }

    /** The list of sessions. */
    @GetMapping("/rail")
    String rail(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String current,
            Model page) {
        list(viewer, page, q, archived, cursor);
        page.addAttribute("current", current);
        return "fragments/rail :: sessions";
    }

    private void fill(Viewer viewer, Model page, @Nullable ConversationView conversation) {
        list(viewer, page, "", false, null);
        page.addAttribute("conversation", conversation);
        page.addAttribute(
                "current", conversation == null ? null : conversation.session().id());
        page.addAttribute(
                "spending",
                SpendingView.of(
                        budgets.spending(),
                        conversation == null
                                ? null
                                : budgets.of(conversation.session().id())));
        directory.awaitFirstCheck();
        String standard = models.standard().info().id();
        String remembered = conversation == null
                ? null
                : models.find(orEmpty(conversation.session().session().model()))
                        .filter(model -> model.info().available())
                        .map(model -> model.info().id())
                        .orElse(null);
        String chosen = remembered == null ? standard : remembered;
        Set<String> connected = models.all().stream()
                .filter(model -> model.info().available())
                .map(model -> model.info().backend())
                .collect(Collectors.toSet());
        List<ModelView> known = models.all().stream()
                .filter(model -> !model.info().lifecycle().retired()
                        && connected.contains(model.info().backend()))
                .map(model -> ModelView.of(model, names.of(model.info().id()), standard, chosen))
                .toList();
        page.addAttribute("models", known);
        page.addAttribute("remembered", remembered);
        page.addAttribute(
                "onlyBuiltin", known.stream().noneMatch(model -> model.info().available() && !model.builtin()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void list(Viewer viewer, Model page, String query, boolean archived, @Nullable String cursor) {
        Page<Session> found = sessions.list(viewer, query, archived, false, RAIL, cursor);
        List<Session> shown = new ArrayList<>();
        if (cursor == null) {
            shown.addAll(sessions.list(viewer, query, archived, true, MOST_PINNED, null)
                    .items());
        }
        shown.addAll(found.items());
        Map<String, String> matches =
                sessions.matches(shown.stream().map(Session::id).toList(), query);
        page.addAttribute(
                "sessions",
                shown.stream()
                        .map(session -> SessionView.found(session, query, matches.get(session.id())))
                        .toList());
        page.addAttribute("next", found.next());
        page.addAttribute("query", query);
        page.addAttribute("archived", archived);
    }
}
