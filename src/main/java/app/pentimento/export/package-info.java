/**
 * Sessions on their way out and in: the story as a PDF, a contact sheet, before and after as an animation, and archives
 * that come back. Whatever leaves says what AI did.
 */
@NullMarked
package app.pentimento.export;

import org.jspecify.annotations.NullMarked;
