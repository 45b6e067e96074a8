/** Tests of what goes to OpenAI-style servers and comes from them, without a server. */
@NullMarked
package app.pentimento.model.openai;

import org.jspecify.annotations.NullMarked;
