/**
 * {@code builtin:studio}: plain edits from plain words, without a network and without a generative model.
 */
@NullMarked
package app.pentimento.model.builtin;

import org.jspecify.annotations.NullMarked;
