/**
 * A wire-level stand-in for the model vendors' servers, written from their public references and strict about what it
 * accepts. {@link app.pentimento.standin.StandIn#main} starts it for trying things by hand.
 */
@NullMarked
package app.pentimento.standin;

import org.jspecify.annotations.NullMarked;
