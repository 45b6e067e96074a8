package app.pentimento.web.page;

import app.pentimento.account.Viewer;
import app.pentimento.account.WithAccounts;
import app.pentimento.image.Image;
import app.pentimento.image.Preview;
import app.pentimento.image.Previews;
import app.pentimento.provenance.SourceType;
import app.pentimento.provenance.audit.DeliveryLog;
import app.pentimento.session.Links;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Part;
import app.pentimento.session.Session;
import app.pentimento.session.Sessions;
import app.pentimento.session.Turn;
import app.pentimento.session.Turns;
import app.pentimento.session.VisibleImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A conversation for whoever has the address of a link: as it stands now, labelled, and nothing to change. */
@WithAccounts
@Controller
class SharedController {
    private static final int WIDTH = 1280;
    private static final int PAGE = 100;
    private static final int MOST_TURNS = 500;
    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/webp");

    private final Links links;
    private final Sessions sessions;
    private final Turns turns;
    private final VisibleImages images;
    private final Previews previews;
    private final DeliveryLog deliveries;

    SharedController(
            Links links,
            Sessions sessions,
            Turns turns,
            VisibleImages images,
            Previews previews,
            DeliveryLog deliveries) {
        this.links = links;
        this.sessions = sessions;
        this.turns = turns;
        this.images = images;
        this.previews = previews;
        this.deliveries = deliveries;
    }

    /** A picture of the page. */
    public record PictureRow(
            String id,
            int width,
            int height,
            boolean labelled,
            String labelKey,
            @Nullable String caption) {
        static PictureRow of(Image image, @Nullable String caption) {
            PictureView view = PictureView.of(image);
            return new PictureRow(image.id(), view.width(), view.height(), view.labelled(), view.labelKey(), caption);
        }
    }

    /** A piece of an answer: words as HTML, or a picture. */
    public record PartRow(@Nullable String html, @Nullable PictureRow picture) {}

    /** A turn of the page. */
    public record TurnRow(String prompt, @Nullable String author, List<PictureRow> inputs, List<PartRow> parts) {}

    @GetMapping("/shared/{secret}")
    String show(@PathVariable String secret, Model page) {
        Viewer viewer = viewer(secret);
        Session session = sessions.find(viewer, viewer.id()).orElseThrow(NotFoundException::link);
        List<TurnRow> rows = new ArrayList<>();
        String cursor = null;
        do {
            var found = turns.list(session.id(), PAGE, cursor);
            found.items().stream()
                    .filter(turn -> turn.status().ended())
                    .map(SharedController::row)
                    .forEach(rows::add);
            cursor = found.next();
        } while (cursor != null && rows.size() < MOST_TURNS);
        page.addAttribute("secret", secret);
        page.addAttribute("title", session.title());
        page.addAttribute("turns", rows);
        return "shared";
    }

    /** A picture of the conversation, small enough for the page. */
    @GetMapping("/shared/{secret}/pictures/{id}")
    ResponseEntity<byte[]> picture(
            @PathVariable String secret, @PathVariable String id, @RequestParam(defaultValue = "1280") int width) {
        Viewer viewer = viewer(secret);
        Image image = images.find(viewer, id).orElseThrow(NotFoundException::image);
        deliveries.delivered(image, DeliveryLog.Form.PREVIEW, "link");
        Preview preview = previews.of(image.delivered(), Math.clamp(width, 1, WIDTH), TYPES, SourceType.toState(image));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(preview.mediaType()))
                .cacheControl(CacheControl.noStore()) // a link that was withdrawn shows nothing any more
                .header("X-Content-Type-Options", "nosniff")
                .body(preview.bytes());
    }

    private Viewer viewer(String secret) {
        return Viewer.link(links.open(secret).orElseThrow(NotFoundException::link));
    }

    private static TurnRow row(Turn turn) {
        return new TurnRow(
                turn.prompt(),
                turn.author() == null ? null : turn.author().name(),
                turn.inputs().stream().map(image -> PictureRow.of(image, null)).toList(),
                turn.parts().stream().map(SharedController::part).toList());
    }

    private static PartRow part(Part part) {
        return switch (part) {
            case Part.Text text -> new PartRow(Prose.html(text.text()), null);
            case Part.Picture picture -> new PartRow(null, PictureRow.of(picture.image(), picture.caption()));
        };
    }
}
