/**
 * What tests of several packages share: a started server, a scripted model, pictures drawn on the spot.
 */
@NullMarked
package app.pentimento.testing;

import org.jspecify.annotations.NullMarked;
