/** The list of edits that a picture is made by, and how a conversation changes it. */
@NullMarked
package app.pentimento.model.builtin.stack;

import org.jspecify.annotations.NullMarked;
