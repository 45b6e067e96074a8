package app.pentimento.web.page;

import app.pentimento.account.Account;
import app.pentimento.account.AccountConflict;
import app.pentimento.account.InvalidAccount;
import app.pentimento.account.LoginBlocked;
import app.pentimento.account.PasswordLinks;
import app.pentimento.account.PasswordLogin;
import app.pentimento.account.WithAccounts;
import app.pentimento.phrases.Phrases;
import app.pentimento.web.LoginSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The pages before one is logged in: logging in, and choosing a password by a link. */
@WithAccounts
@Controller
class LoginController {
    /** Only paths of our pages, so that no address elsewhere is followed. */
    private static final Pattern SAFE_PATH = Pattern.compile("/[\\w/-]{0,200}");

    private final PasswordLogin passwords;
    private final PasswordLinks links;
    private final LoginSessions logins;
    private final Phrases phrases;

    LoginController(PasswordLogin passwords, PasswordLinks links, LoginSessions logins, Phrases phrases) {
        this.passwords = passwords;
        this.links = links;
        this.logins = logins;
        this.phrases = phrases;
    }

    @GetMapping("/login")
    ModelAndView show(@RequestParam(defaultValue = "") String from) {
        return page(from, "", HttpStatus.OK);
    }

    @PostMapping("/login")
    ModelAndView logIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        try {
            Optional<Account> account = passwords.logIn(email, password, logins.address(request));
            if (account.isPresent()) {
                logins.begin(request, account.get());
                return new ModelAndView(to(SAFE_PATH.matcher(from).matches() && !from.startsWith("//") ? from : "/"));
            }
            return page(from, email, HttpStatus.UNAUTHORIZED).addObject("trouble", "login.wrong");
        } catch (LoginBlocked e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.again().toSeconds() + 1));
            return page(from, email, HttpStatus.TOO_MANY_REQUESTS)
                    .addObject("detail", phrases.say(String.valueOf(e.getMessage()), locale));
        }
    }

    /** Ends this browser's login, and has it forget the pictures that it has kept. */
    @PostMapping("/logout")
    View logOut(HttpServletRequest request, HttpServletResponse response) {
        logins.end(request);
        response.setHeader("Clear-Site-Data", "\"cache\"");
        return to("/login");
    }

    @GetMapping("/welcome/{secret}")
    ModelAndView welcome(@PathVariable String secret) {
        return choose(secret, HttpStatus.OK);
    }

    @PostMapping("/welcome/{secret}")
    ModelAndView choose(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            Locale locale) {
        PasswordLinks.Link link = links.find(secret).orElse(null);
        if (link == null) {
            return choose(secret, HttpStatus.OK);
        }
        try {
            Optional<Account> account = link.account() == null
                    ? links.makeFirst(secret, email, name, password)
                    : links.use(secret, password);
            if (account.isEmpty()) {
                return choose(secret, HttpStatus.OK);
            }
            logins.begin(request, account.get());
            return new ModelAndView(to("/"));
        } catch (InvalidAccount | AccountConflict e) {
            return choose(secret, HttpStatus.BAD_REQUEST)
                    .addObject("email", email)
                    .addObject("name", name)
                    .addObject("detail", phrases.say(String.valueOf(e.getMessage()), locale));
        }
    }

    private ModelAndView choose(String secret, HttpStatus status) {
        PasswordLinks.Link link = links.find(secret).orElse(null);
        ModelAndView page = new ModelAndView("welcome", link == null ? HttpStatus.NOT_FOUND : status);
        page.addObject("good", link != null);
        page.addObject("first", link != null && link.account() == null);
        page.addObject(
                "email",
                link == null || link.account() == null ? "" : link.account().email());
        page.addObject("secret", secret);
        return page;
    }

    private static ModelAndView page(String from, String email, HttpStatus status) {
        ModelAndView page = new ModelAndView("login", status);
        page.addObject("from", from);
        page.addObject("email", email);
        return page;
    }

    private static View to(String path) {
        RedirectView view = new RedirectView(path, true);
        view.setExposeModelAttributes(false);
        return view;
    }
}
