/**
 * Edits under a mask at full resolution (DESIGN section 6): the region around the mask is cut out and sent, and the
 * answer is aligned, matched in colour, and blended back under the mask. Outside the mask no pixel changes.
 */
@NullMarked
package app.pentimento.editing.region;

import org.jspecify.annotations.NullMarked;
