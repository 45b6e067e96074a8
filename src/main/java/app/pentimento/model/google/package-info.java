/**
 * The Google Gen AI client that Gemini and Imagen share: keys, addresses, and one client for each way in.
 */
@NullMarked
package app.pentimento.model.google;

import org.jspecify.annotations.NullMarked;
