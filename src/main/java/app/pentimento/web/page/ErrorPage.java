package app.pentimento.web.page;

import app.pentimento.image.ImageProbe;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page for what went wrong outside of a page's own controller: an unknown address, or a fault of the server. */
@Controller
class ErrorPage implements ErrorController {
    private final MessageSource messages;
    private final ImageProbe probe;

    ErrorPage(MessageSource messages, ImageProbe probe) {
        this.messages = messages;
        this.probe = probe;
    }

    @RequestMapping("/error")
    String show(HttpServletRequest request, Model page, Locale locale) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        boolean verifying = VerifyController.PATH.equals(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (verifying && Objects.equals(status, HttpStatus.CONTENT_TOO_LARGE.value())) {
            page.addAllAttributes(VerifyController.page(probe, HttpStatus.CONTENT_TOO_LARGE)
                    .addObject("trouble", "verify.trouble.too-large")
                    .getModel());
            return "verify";
        }
        String key = switch (status instanceof Integer code ? code : 500) {
            case 404 -> "problem.not-found";
            case 413 -> "problem.too-large";
            default -> "problem.other";
        };
        page.addAttribute("missing", key.equals("problem.not-found"));
        page.addAttribute("message", messages.getMessage(key, null, locale));
        return "problem";
    }
}
