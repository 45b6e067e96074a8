/** Makes picture files of every odd and hostile kind, byte by byte where no ordinary encoder would. */
@NullMarked
package app.pentimento.image.corpus;

import org.jspecify.annotations.NullMarked;
