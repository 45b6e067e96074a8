/**
 * What is said about how a picture was made, in its pixels and in its file.
 */
@NullMarked
package app.pentimento.provenance;

import org.jspecify.annotations.NullMarked;
