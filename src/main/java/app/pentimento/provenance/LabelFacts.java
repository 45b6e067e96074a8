package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import java.time.Instant;

/**
 * What a label says of a picture.
 *
 * @param imageId the id that this server can resolve; the only thing in a file that leads back here
 * @param label what AI did to it
 * @param source how it came about
 * @param model the model that answered with it
 * @param at when
 */
public record LabelFacts(String imageId, AiLabel label, SourceType source, String model, Instant at) {}
