/**
 * The structure of picture files: where their header, pixels and metadata lie. Reads nothing but bytes and decodes no
 * pixel, so that the limits can be checked before anything is decoded.
 */
@NullMarked
package app.pentimento.image.container;

import org.jspecify.annotations.NullMarked;
