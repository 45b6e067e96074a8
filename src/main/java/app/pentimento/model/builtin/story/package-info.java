/** Stories told by one photo: parts of it in an order, each with a look, a frame and a caption of its own. */
@NullMarked
package app.pentimento.model.builtin.story;

import org.jspecify.annotations.NullMarked;
