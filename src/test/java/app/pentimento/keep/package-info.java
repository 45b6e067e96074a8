/** Pictures and answers whose true change is known, and what keeping the rest makes of them. */
@NullMarked
package app.pentimento.keep;

import org.jspecify.annotations.NullMarked;
