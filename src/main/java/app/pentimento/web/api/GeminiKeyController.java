package app.pentimento.web.api;

import app.pentimento.model.google.GeminiKey;
import app.pentimento.model.google.GeminiKeySetup;
import app.pentimento.web.Administration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the key of Gemini, and never gives it. */
@RestController
@RequestMapping("/api/v1/settings/gemini-key")
@Tag(name = "Settings", description = "What holds for the whole server")
class GeminiKeyController {
    private final GeminiKeySetup setup;
    private final GeminiKey key;
    private final Administration administration;

    GeminiKeyController(GeminiKeySetup setup, GeminiKey key, Administration administration) {
        this.setup = setup;
        this.key = key;
        this.administration = administration;
    }

    /** A key to be kept; it is in no text that this is turned into. */
    @Schema(name = "GeminiKey")
    record Entered(
            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY, format = "password") @Nullable
            String key) {
        @Override
        public String toString() {
            return "Entered[]";
        }
    }

    /**
     * Where the key comes from.
     *
     * @param source none, setting (which wins) or entered
     */
    @Schema(name = "GeminiKeySource")
    record Source(String source) {}

    @GetMapping
    @Operation(operationId = "geminiKey", summary = "Where the key of Gemini comes from; the key itself is never told")
    Source source() {
        return new Source(key.source().name().toLowerCase(Locale.ROOT));
    }

    @PutMapping
    @Operation(
            operationId = "setGeminiKey",
            summary = "Try a key by asking Google for its models, and keep it",
            description = "Allowed on the server's own machine only, where it listens to nobody else.")
    Source set(@RequestBody Entered entered, HttpServletRequest request) throws InterruptedException {
        administration.require(request);
        String given = entered.key();
        if (given == null || given.isBlank()) {
            throw new InvalidRequest("key", "key is missing.");
        }
        setup.set(given);
        return source();
    }

    @DeleteMapping
    @Operation(
            operationId = "removeGeminiKey",
            summary = "Forget the key that was entered",
            description = "Allowed on the server's own machine only, where it listens to nobody else.")
    Source remove(HttpServletRequest request) {
        administration.require(request);
        setup.remove();
        return source();
    }
}
