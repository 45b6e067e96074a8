/**
 * The labels in a file's XMP metadata, read and written without re-encoding the picture.
 */
@NullMarked
package app.pentimento.provenance.xmp;

import org.jspecify.annotations.NullMarked;
