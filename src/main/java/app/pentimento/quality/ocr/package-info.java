/**
 * Reads words on pictures, English and Chinese, with the PP-OCRv4 networks: one finds where lines of text are, the other
 * reads a line.
 */
@NullMarked
package app.pentimento.quality.ocr;

import org.jspecify.annotations.NullMarked;
