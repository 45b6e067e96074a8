/**
 * Finds what a model's answer changed in the picture that it was asked about, and puts only that into the picture: every
 * other pixel stays as it was. Works on pixels alone; who asked for what, and where it goes, is others' business.
 */
@NullMarked
package app.pentimento.keep;

import org.jspecify.annotations.NullMarked;
