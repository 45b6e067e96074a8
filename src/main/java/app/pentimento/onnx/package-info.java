/**
 * Runs networks in the ONNX format, by ONNX Runtime. Its native library is there for Linux (x64 and arm64), macOS
 * (arm64) and Windows (x64); elsewhere {@link app.pentimento.onnx.OnnxUnavailable} says why not, and who asks has to do
 * without.
 */
@NullMarked
package app.pentimento.onnx;

import org.jspecify.annotations.NullMarked;
