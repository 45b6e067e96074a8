/** What a wish is near in meaning, where the rules do not understand it: sentence embeddings and examples. */
@NullMarked
package app.pentimento.model.builtin.meaning;

import org.jspecify.annotations.NullMarked;
