/**
 * The JSON API, version 1, with its event streams and problem details; no business rule.
 */
@NullMarked
package app.pentimento.web.api;

import org.jspecify.annotations.NullMarked;
