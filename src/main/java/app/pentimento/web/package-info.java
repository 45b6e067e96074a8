/**
 * Pages, the JSON API, event streams and problem details; no business rule.
 */
@NullMarked
package app.pentimento.web;

import org.jspecify.annotations.NullMarked;
