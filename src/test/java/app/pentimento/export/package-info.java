/** How conversations are written into files. */
@NullMarked
package app.pentimento.export;

import org.jspecify.annotations.NullMarked;
