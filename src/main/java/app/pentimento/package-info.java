/** Pentimento: conversational image editing with provenance. Each package below is one feature. */
@NullMarked
package app.pentimento;

import org.jspecify.annotations.NullMarked;
