/** What the database keeps of conversations. */
@NullMarked
package app.pentimento.session;

import org.jspecify.annotations.NullMarked;
