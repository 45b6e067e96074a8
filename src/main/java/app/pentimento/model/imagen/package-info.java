/**
 * Imagen: pictures from words, through Vertex mode. It has no conversation and takes no pictures.
 */
@NullMarked
package app.pentimento.model.imagen;

import org.jspecify.annotations.NullMarked;
