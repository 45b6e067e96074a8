package app.pentimento.web.page;

import app.pentimento.account.Viewer;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.ImageRejected;
import app.pentimento.web.ReceivedFile;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The page where anybody can have any picture checked. A plain form; a script only spares a click. */
@Controller
class VerifyController {
    static final String PATH = "/verify";

    private final Verdicts verdicts;
    private final ImageProbe probe;

    VerifyController(Verdicts verdicts, ImageProbe probe) {
        this.verdicts = verdicts;
        this.probe = probe;
    }

    @GetMapping(PATH)
    ModelAndView start() {
        return page(probe, HttpStatus.OK);
    }

    @PostMapping(PATH)
    ModelAndView verify(Viewer viewer, @RequestParam(required = false) @Nullable MultipartFile file, Locale locale)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return page(probe, HttpStatus.BAD_REQUEST).addObject("trouble", "verify.trouble.nothing");
        }
        try {
            probe.checkBytes(file.getSize());
            return page(probe, HttpStatus.OK)
                    .addObject("verdict", verdicts.of(viewer, new ReceivedFile(file), locale))
                    .addObject("fileName", Objects.requireNonNullElse(file.getOriginalFilename(), ""));
        } catch (ImageRejected e) {
            return page(probe, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject(
                            "trouble",
                            "verify.trouble."
                                    + e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .addObject("detail", e.getMessage());
        }
    }

    /** The page with nothing checked, which whoever has more to show adds to. */
    static ModelAndView page(ImageProbe probe, HttpStatus status) {
        ModelAndView page = new ModelAndView("verify", status);
        page.addObject("mostMegabytes", probe.maxBytes() / (1 << 20));
        page.addObject("mostBytes", probe.maxBytes());
        return page;
    }
}
