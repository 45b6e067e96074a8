@NullMarked
package app.pentimento.provenance;

import org.jspecify.annotations.NullMarked;
