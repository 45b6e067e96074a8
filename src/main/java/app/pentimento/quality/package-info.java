/**
 * Looks at each picture that a turn was answered with, after it was answered: whether the words are on it that were asked
 * for, and how much changed. It never delays a turn, and a turn never fails because of it.
 */
@NullMarked
package app.pentimento.quality;

import org.jspecify.annotations.NullMarked;
