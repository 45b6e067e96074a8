/**
 * Identifiers: opaque, unguessable, and sorting by creation time. Every other package may use it.
 */
@NullMarked
package app.pentimento.id;

import org.jspecify.annotations.NullMarked;
