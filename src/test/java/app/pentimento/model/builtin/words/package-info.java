/** Tests of how requests are understood. */
@NullMarked
package app.pentimento.model.builtin.words;

import org.jspecify.annotations.NullMarked;
