/**
 * The pages: one screen, rendered on the server, and the fragments that keep it up to date.
 */
@NullMarked
package app.pentimento.web.page;

import org.jspecify.annotations.NullMarked;
