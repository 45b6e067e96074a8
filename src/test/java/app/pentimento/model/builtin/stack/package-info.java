/** Tests of how a conversation keeps its edits. */
@NullMarked
package app.pentimento.model.builtin.stack;

import org.jspecify.annotations.NullMarked;
