/**
 * Sessions, turns, parts and the tree they form, with their SQL.
 */
@NullMarked
package app.pentimento.session;

import org.jspecify.annotations.NullMarked;
