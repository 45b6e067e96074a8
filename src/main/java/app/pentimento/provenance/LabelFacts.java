package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a label says of a picture.
 *
 * @param imageId the id that this server can resolve; the only thing in a file that leads back here
 * @param label what AI did to it
 * @param source how it came about
 * @param model the model that answered with it
 * @param at when
 * @param inherited the AIGC label that what went in had come with, where nothing generative was done to it here; null
 *     where there is none
 */
public record LabelFacts(
        String imageId,
        AiLabel label,
        SourceType source,
        String model,
        Instant at,
        @Nullable Aigc inherited) {}
