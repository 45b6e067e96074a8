/** Tests of what the application says in other languages. */
@NullMarked
package app.pentimento.phrases;

import org.jspecify.annotations.NullMarked;
