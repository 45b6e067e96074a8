/**
 * The audit log: what left the server without its visible label and to whom, and what was done to the keys.
 */
@NullMarked
package app.pentimento.provenance.audit;

import org.jspecify.annotations.NullMarked;
