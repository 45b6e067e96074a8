/**
 * The seam to whatever answers a turn: request, answer, capabilities, errors. Backends live below it.
 */
@NullMarked
package app.pentimento.model;

import org.jspecify.annotations.NullMarked;
