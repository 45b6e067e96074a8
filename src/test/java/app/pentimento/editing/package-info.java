@NullMarked
package app.pentimento.editing;

import org.jspecify.annotations.NullMarked;
