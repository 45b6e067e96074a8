/**
 * Finds faces and people in pictures by two small networks that ship with the application, and other things by colours
 * and edges. Where this machine cannot run networks, who looks for faces closely gets an
 * {@link app.pentimento.onnx.OnnxUnavailable}; a glance finds none, and people are found like other things.
 */
@NullMarked
package app.pentimento.image.vision;

import org.jspecify.annotations.NullMarked;
