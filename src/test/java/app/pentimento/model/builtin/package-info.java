/** Tests of the built-in engine, on pictures that they draw themselves. */
@NullMarked
package app.pentimento.model.builtin;

import org.jspecify.annotations.NullMarked;
