/** Runs a small network, and fails to on a platform that has no library for it. */
@NullMarked
package app.pentimento.onnx;

import org.jspecify.annotations.NullMarked;
