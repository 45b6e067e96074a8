/** Kills a real server at random moments and checks that nothing it had acknowledged is lost. */
@NullMarked
package app.pentimento.crash;

import org.jspecify.annotations.NullMarked;
