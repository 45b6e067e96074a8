/**
 * Gemini's image models: a conversation in words and pictures, streamed.
 */
@NullMarked
package app.pentimento.model.gemini;

import org.jspecify.annotations.NullMarked;
