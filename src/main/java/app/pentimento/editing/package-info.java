/**
 * One edit from submission to its last part on disk: submit, run, cancel, retry, context planning.
 */
@NullMarked
package app.pentimento.editing;

import org.jspecify.annotations.NullMarked;
