@NullMarked
package app.pentimento.editing.region;

import org.jspecify.annotations.NullMarked;
