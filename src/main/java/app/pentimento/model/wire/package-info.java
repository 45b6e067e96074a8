/**
 * What every backend that is reached over HTTP shares: time limits by phase, failures with what they ask for, retries in
 * one place, and a breaker for a backend that is down.
 */
@NullMarked
package app.pentimento.model.wire;

import org.jspecify.annotations.NullMarked;
