/**
 * What the built-in engine can do to pixels: one record per operation, which holds its parameters, can be written down
 * and read back, and gives the same pixels each time it is applied to the same picture.
 */
@NullMarked
package app.pentimento.model.builtin.operation;

import org.jspecify.annotations.NullMarked;
