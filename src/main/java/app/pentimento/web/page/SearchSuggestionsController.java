package app.pentimento.web.page;

import app.pentimento.account.Viewer;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Turns;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What a web search asks to be shown beside its results, as its vendor gave it. The terms of Google's search grounding
 * ask for it (Gemini API Additional Terms of Service, effective 2026-03-23). It is a page of its own, shown in a frame
 * whose content policy runs no script, loads nothing and opens links in new windows only.
 */
@Controller
class SearchSuggestionsController {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String HEAD =
            "<!doctype html><meta charset=utf-8><meta name=referrer content=no-referrer><base target=_blank>";

    private final Turns turns;

    SearchSuggestionsController(Turns turns) {
        this.turns = turns;
    }

    @GetMapping("/turns/{id}/search-suggestions")
    ResponseEntity<String> show(Viewer viewer, @PathVariable String id) {
        String html = turns.find(viewer, id)
                .orElseThrow(NotFoundException::turn)
                .origin()
                .searchSuggestions();
        if (html == null) {
            throw NotFoundException.searchSuggestions();
        }
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(HEAD + html);
    }
}
