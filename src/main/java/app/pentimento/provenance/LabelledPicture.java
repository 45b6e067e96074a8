package app.pentimento.provenance;

import app.pentimento.image.FileContent;
import app.pentimento.provenance.visible.VisibleLabel;
import org.jspecify.annotations.Nullable;

/**
 * A picture with every label that is true of it.
 *
 * @param master labelled in its metadata and signed, without a visible label: what later turns start from
 * @param rendition what people get; the master itself where no visible label is due
 * @param visible the label that was drawn; null where none is due
 */
public record LabelledPicture(
        FileContent master, FileContent rendition, @Nullable VisibleLabel visible) {}
