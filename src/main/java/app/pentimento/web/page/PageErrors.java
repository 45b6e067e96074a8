package app.pentimento.web.page;

import app.pentimento.editing.BudgetExhausted;
import app.pentimento.editing.InvalidTurn;
import app.pentimento.editing.ModelRetired;
import app.pentimento.editing.ModelUnavailable;
import app.pentimento.editing.TurnConflict;
import app.pentimento.editing.WordsOnly;
import app.pentimento.export.InvalidArchive;
import app.pentimento.image.CarryOverException;
import app.pentimento.image.ImageRejected;
import app.pentimento.phrases.Phrases;
import app.pentimento.session.NotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** What a page says when something asked of it cannot be done: a plain sentence, and a way back. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
class PageErrors {
    private final PageAttributes frame;
    private final MessageSource messages;
    private final Phrases phrases;

    PageErrors(PageAttributes frame, MessageSource messages, Phrases phrases) {
        this.frame = frame;
        this.messages = messages;
        this.phrases = phrases;
    }

    @ExceptionHandler(NotFoundException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing(NotFoundException e, Model page, HttpServletRequest request, Locale locale) {
        page.addAttribute("missing", true);
        return say(messageOf(e), page, request, locale);
    }

    @ExceptionHandler({
        BudgetExhausted.class,
        InvalidArchive.class,
        InvalidTurn.class,
        ModelRetired.class,
        ModelUnavailable.class,
        TurnConflict.class,
        WordsOnly.class
    })
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String invalid(RuntimeException e, Model page, HttpServletRequest request, Locale locale) {
        return say(messageOf(e), page, request, locale);
    }

    /** An address or a form that no page of ours leads to. */
    @ExceptionHandler({IllegalArgumentException.class, InvalidParameterException.class})
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String unknown(Model page, HttpServletRequest request, Locale locale) {
        return say("The request cannot be understood.", page, request, locale);
    }

    @ExceptionHandler(DataIntegrityViolationException.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    String gone(Model page, HttpServletRequest request, Locale locale) {
        return say(
                "Something that this needs was deleted or changed meanwhile. Nothing was done; look again, then try again.",
                page,
                request,
                locale);
    }

    @ExceptionHandler(ImageRejected.class)
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String rejected(ImageRejected e, Model page, HttpServletRequest request, Locale locale) {
        return say(messageOf(e), page, request, locale);
    }

    @ExceptionHandler(CarryOverException.class)
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String lost(CarryOverException e, Model page, HttpServletRequest request, Locale locale) {
        return say(messageOf(e), page, request, locale);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    @ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
    String tooLarge(Model page, HttpServletRequest request, Locale locale) {
        return say(messages.getMessage("problem.too-large", null, locale), page, request, locale);
    }

    private static String messageOf(RuntimeException e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }

    private String say(String message, Model page, HttpServletRequest request, Locale locale) {
        page.addAttribute("assets", frame.assets());
        page.addAttribute("lang", frame.language(locale));
        page.addAttribute("theme", frame.theme(request));
        page.addAttribute("message", phrases.say(message, locale));
        return "problem";
    }
}
