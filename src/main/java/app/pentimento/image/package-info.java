/**
 * Pictures: immutable bytes by SHA-256, what may be decoded and how, what is delivered, previews.
 */
@NullMarked
package app.pentimento.image;

import org.jspecify.annotations.NullMarked;
