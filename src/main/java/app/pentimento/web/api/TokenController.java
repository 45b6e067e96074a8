package app.pentimento.web.api;

import app.pentimento.account.ApiTokens;
import app.pentimento.account.TokenScope;
import app.pentimento.account.Viewer;
import app.pentimento.account.WithAccounts;
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

/** Tokens of the caller's own. */
@WithAccounts
@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "Accounts")
class TokenController {
    private final ApiTokens tokens;

    TokenController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    /** The body of {@code POST /tokens}. */
    record NewToken(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String name,

            @Nullable Instant expiresAt,

            @Schema(
                    allowableValues = {"read", "write"},
                    description = "write where it is not named")
            @Nullable
            String scope) {}

    /**
     * A token.
     *
     * @param token the secret, which is told once
     */
    @Schema(name = "Token")
    record TokenJson(
            String id,
            String name,
            String scope,
            Instant createdAt,
            @Nullable Instant expiresAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String token) {
        static TokenJson of(ApiTokens.Token token, @Nullable String secret) {
            return new TokenJson(
                    token.id(), token.name(), token.scope().word(), token.createdAt(), token.expiresAt(), secret);
        }

        @Override
        public String toString() {
            return "Token[" + id + "]";
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "makeToken",
            summary = "Make a token",
            description =
                    "With a token, a browser's login, or HTTP Basic with email and password, which is accepted here"
                            + " alone. token is told this once.")
    TokenJson create(Viewer viewer, @RequestBody NewToken body) {
        TokenScope scope = body.scope() == null
                ? TokenScope.WRITE
                : TokenScope.ofWord(body.scope())
                        .orElseThrow(() -> new InvalidRequest("scope", "scope must be read or write."));
        ApiTokens.Made made =
                tokens.create(viewer.id(), body.name() == null ? "" : body.name(), scope, body.expiresAt());
        return TokenJson.of(made.token(), made.secret());
    }

    @GetMapping
    @Operation(operationId = "listTokens", summary = "One's own tokens, without their secrets")
    PageJson<TokenJson> list(Viewer viewer) {
        return new PageJson<>(
                tokens.of(viewer.id()).stream()
                        .map(token -> TokenJson.of(token, null))
                        .toList(),
                null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeToken", summary = "Remove a token; it works no more at once")
    void remove(Viewer viewer, @PathVariable String id) {
        tokens.remove(viewer.id(), id);
    }
}
