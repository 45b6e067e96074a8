package app.pentimento.web.page;

import app.pentimento.account.Viewer;
import app.pentimento.provenance.PictureProvenance;
import app.pentimento.provenance.Provenance;
import app.pentimento.provenance.Unlabelled;
import app.pentimento.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The way to a picture without its visible label: the duty that comes with it is read and accepted first. */
@Controller
class LabelWaiverController {
    private final Provenance provenance;
    private final Unlabelled unlabelled;
    private final Caller caller;
    private final Duration kept;

    LabelWaiverController(
            Provenance provenance,
            Unlabelled unlabelled,
            Caller caller,
            @Value("${pentimento.provenance.keep-audit:365d}") Duration kept) {
        this.provenance = provenance;
        this.unlabelled = unlabelled;
        this.caller = caller;
        this.kept = kept;
    }

    @GetMapping("/images/{id}/unlabelled")
    ModelAndView waiver(Viewer viewer, @PathVariable String id) {
        return page(provenance.story(viewer, id), HttpStatus.OK);
    }

    @PostMapping("/images/{id}/unlabelled")
    ModelAndView accept(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean accepted,
            HttpServletRequest request) {
        if (!accepted) {
            return page(provenance.story(viewer, id), HttpStatus.BAD_REQUEST).addObject("refused", true);
        }
        unlabelled.accept(id, caller.account(request), request.getRemoteAddr());
        return new ModelAndView("redirect:/api/v1/images/" + id + "/content?label=none");
    }

    private ModelAndView page(PictureProvenance story, HttpStatus status) {
        ModelAndView page = new ModelAndView("waiver", status);
        page.addObject("picture", PictureView.of(story.image()));
        page.addObject("drawn", story.visible() != null);
        page.addObject("keptDays", kept.toDays());
        return page;
    }
}
