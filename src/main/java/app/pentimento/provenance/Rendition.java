package app.pentimento.provenance;

import app.pentimento.image.ImageFile;
import app.pentimento.provenance.visible.VisibleLabel;
import org.jspecify.annotations.Nullable;

/**
 * A picture as people get it, with every label that is true of it.
 *
 * @param visible the label that was drawn; null where none is due
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Rendition(
        ImageFile file, byte[] bytes, @Nullable VisibleLabel visible) {}
