package app.pentimento.web.api;

import app.pentimento.account.Account;
import app.pentimento.account.Accounts;
import app.pentimento.account.Viewer;
import app.pentimento.account.WithAccounts;
import app.pentimento.provenance.audit.AuditEvent;
import app.pentimento.provenance.audit.AuditLog;
import app.pentimento.session.Access;
import app.pentimento.session.Links;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Shares;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sharing a session: with accounts, and by links. For its owner alone, as {@code web.security.OwnershipGate} sees to. */
@WithAccounts
@RestController
@RequestMapping("/api/v1/sessions/{id}")
@Tag(name = "Sharing", description = "Sessions that others may see")
class SharingController {
    private final Shares shares;
    private final Links links;
    private final Accounts accounts;
    private final AuditLog audit;

    SharingController(Shares shares, Links links, Accounts accounts, AuditLog audit) {
        this.shares = shares;
        this.links = links;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** The body of {@code POST /sessions/{id}/shares}. */
    record NewShare(
            @Nullable String email,

            @Schema(allowableValues = {"viewer", "editor"}) @Nullable
            String role) {}

    /** With whom a session is shared. */
    @Schema(name = "Share")
    record ShareJson(String id, String email, String name, String role, Instant createdAt) {
        static ShareJson of(Shares.Share share) {
            return new ShareJson(
                    share.id(),
                    share.email(),
                    share.name(),
                    share.access() == Access.EDIT ? "editor" : "viewer",
                    share.createdAt());
        }
    }

    /** The body of {@code POST /sessions/{id}/links}. */
    record NewLink(@Nullable Instant expiresAt) {}

    /**
     * A link.
     *
     * @param url told once
     */
    @Schema(name = "Link")
    record LinkJson(
            String id,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String url,

            Instant createdAt,
            @Nullable Instant expiresAt) {}

    @GetMapping("/shares")
    @Operation(operationId = "listShares", summary = "With whom a session is shared")
    PageJson<ShareJson> shares(@PathVariable String id) {
        return new PageJson<>(shares.of(id).stream().map(ShareJson::of).toList(), null);
    }

    @PostMapping("/shares")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "share", summary = "Share a session with an account, or change how")
    ShareJson share(Viewer viewer, @PathVariable String id, @RequestBody NewShare body) {
        Access access = switch (String.valueOf(body.role())) {
            case "viewer" -> Access.VIEW;
            case "editor" -> Access.EDIT;
            default -> throw new InvalidRequest("role", "role must be viewer or editor.");
        };
        Account with = accounts.byEmail(body.email() == null ? "" : body.email())
                .filter(account -> !account.disabled())
                .orElseThrow(() -> new InvalidRequest("email", "Nobody with this email has an account here."));
        if (with.id().equals(viewer.id())) {
            throw new InvalidRequest("email", "This session is yours already.");
        }
        Shares.Share share = shares.share(id, with.id(), access);
        audit.append(
                AuditEvent.SESSION_SHARED,
                viewer.id(),
                null,
                "session=%s with=%s role=%s".formatted(id, with.id(), body.role()));
        return ShareJson.of(share);
    }

    @DeleteMapping("/shares/{shareId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "withdrawShare", summary = "Share a session no more with an account")
    void withdraw(Viewer viewer, @PathVariable String id, @PathVariable String shareId) {
        Shares.Share share = shares.withdraw(id, shareId).orElseThrow(NotFoundException::share);
        audit.append(
                AuditEvent.SHARE_WITHDRAWN, viewer.id(), null, "session=%s with=%s".formatted(id, share.accountId()));
    }

    @GetMapping("/links")
    @Operation(operationId = "listLinks", summary = "The links of a session, without their addresses")
    PageJson<LinkJson> links(@PathVariable String id) {
        return new PageJson<>(
                links.of(id).stream()
                        .map(link -> new LinkJson(link.id(), null, link.createdAt(), link.expiresAt()))
                        .toList(),
                null);
    }

    @PostMapping("/links")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "makeLink",
            summary = "Make a link: a page that shows the conversation to whoever has the address, read-only",
            description = "url is told this once.")
    LinkJson link(Viewer viewer, @PathVariable String id, @RequestBody(required = false) @Nullable NewLink body) {
        Instant expires = body == null ? null : body.expiresAt();
        if (expires != null && !expires.isAfter(Instant.now())) {
            throw new InvalidRequest("expiresAt", "expiresAt must be in the future.");
        }
        Links.Made made = links.create(id, expires)
                .orElseThrow(
                        () -> new InvalidRequest("id", "A session may have at most 100 links. Withdraw some first."));
        audit.append(
                AuditEvent.LINK_MADE,
                viewer.id(),
                null,
                "session=%s link=%s".formatted(id, made.link().id()));
        return new LinkJson(
                made.link().id(),
                AccountController.address("/shared/" + made.secret()),
                made.link().createdAt(),
                made.link().expiresAt());
    }

    @DeleteMapping("/links/{linkId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "withdrawLink", summary = "Withdraw a link; it opens nothing from now on")
    void withdrawLink(Viewer viewer, @PathVariable String id, @PathVariable String linkId) {
        if (links.withdraw(id, linkId) == 0) {
            throw NotFoundException.link();
        }
        audit.append(AuditEvent.LINK_WITHDRAWN, viewer.id(), null, "session=%s link=%s".formatted(id, linkId));
    }

    @DeleteMapping("/links")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "withdrawLinks", summary = "Withdraw all links of a session")
    void withdrawLinks(Viewer viewer, @PathVariable String id) {
        if (links.withdraw(id, null) > 0) {
            audit.append(AuditEvent.LINK_WITHDRAWN, viewer.id(), null, "session=%s all".formatted(id));
        }
    }
}
