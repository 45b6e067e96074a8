package app.pentimento.model.gemini;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of Gemini; {@code application.yml} says what each means.
 *
 * @param systemInstruction goes with every request; empty for none
 * @param store whether Google is asked to keep conversations, so that they need not be sent again
 */
@ConfigurationProperties("pentimento.model.gemini")
record GeminiProperties(
        @DefaultValue("") String systemInstruction,
        @DefaultValue("false") boolean store,
        @DefaultValue Files files) {
    /**
     * The Files API, which holds pictures at the vendor for a while so that they need not be sent again.
     *
     * @param from pictures of fewer bytes are cheaper to send again
     * @param renewBefore a handle that expires sooner than this is not used any more
     */
    record Files(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("64KB") DataSize from,
            @DefaultValue("15m") Duration renewBefore) {}
}
