@NullMarked
package app.pentimento.provenance.visible;

import org.jspecify.annotations.NullMarked;
