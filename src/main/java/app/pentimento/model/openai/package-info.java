/**
 * Servers that speak the OpenAI images API: the vendor's own, and local ones.
 */
@NullMarked
package app.pentimento.model.openai;

import org.jspecify.annotations.NullMarked;
