/**
 * What a picture file says beside its pixels: found, freed of places, and put into other files, without touching a
 * pixel.
 */
@NullMarked
package app.pentimento.image.metadata;

import org.jspecify.annotations.NullMarked;
