/**
 * What the application says to people, in their language. It is made, logged and stored in English; this turns it into
 * another language where it is shown.
 */
@NullMarked
package app.pentimento.phrases;

import org.jspecify.annotations.NullMarked;
