/** What is found out about answers: their words, and how much changed. */
@NullMarked
package app.pentimento.quality;

import org.jspecify.annotations.NullMarked;
