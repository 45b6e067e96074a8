/** Tests of how backends are reached. */
@NullMarked
package app.pentimento.model.wire;

import org.jspecify.annotations.NullMarked;
