@NullMarked
package app.pentimento.recipe;

import org.jspecify.annotations.NullMarked;
