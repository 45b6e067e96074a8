/** Tests of what sentences are near in meaning. */
@NullMarked
package app.pentimento.model.builtin.meaning;

import org.jspecify.annotations.NullMarked;
