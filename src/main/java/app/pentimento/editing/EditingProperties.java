package app.pentimento.editing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of how turns run.
 *
 * @param maxPrompt the longest prompt, in characters; at most 20,000
 * @param attempts how often a turn is started when the server dies under it before its first part
 * @param keepUnusedUploads how long an upload is kept that no turn ever used
 * @param keepUnfinishedUploads how long an upload is kept of which nothing came any more
 */
@ConfigurationProperties("pentimento.editing")
public record EditingProperties(
        @DefaultValue("8s") Duration drain,
        @DefaultValue("10000") int maxPrompt,
        @DefaultValue("3") int attempts,
        @DefaultValue("30d") Duration keepUnusedUploads,
        @DefaultValue("1d") Duration keepUnfinishedUploads) {}
