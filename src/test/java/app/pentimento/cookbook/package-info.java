@NullMarked
package app.pentimento.cookbook;

import org.jspecify.annotations.NullMarked;
