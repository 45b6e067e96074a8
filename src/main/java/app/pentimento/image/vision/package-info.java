/**
 * Finds faces and people in pictures by two small networks that ship with the application, in plain Java: no native
 * library, and the same result on every machine.
 */
@NullMarked
package app.pentimento.image.vision;

import org.jspecify.annotations.NullMarked;
