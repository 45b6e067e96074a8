package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Lineage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the labels say of a picture.
 *
 * @param imageId the id that this server can resolve; the only thing in a file that leads back here
 * @param label what AI did to it, over all its making
 * @param source how it came about
 * @param model the model that answered with it
 * @param at when
 * @param generative whether a generative model made it just now, rather than an ordinary tool
 * @param actions what an ordinary tool did, in the names of C2PA; empty where it is not known more closely
 * @param lineage what it was made from, directly
 * @param taken the only part of the model's answer that is in it; null where all of it is
 * @param inherited the AIGC label that what went in had come with, where nothing generative was done to it here; null
 *     where there is none
 */
public record LabelFacts(
        String imageId,
        AiLabel label,
        SourceType source,
        String model,
        Instant at,
        boolean generative,
        List<String> actions,
        List<Lineage> lineage,
        @Nullable TakenRegion taken,
        @Nullable Aigc inherited) {
    public LabelFacts {
        actions = List.copyOf(actions);
        lineage = List.copyOf(lineage);
    }
}
