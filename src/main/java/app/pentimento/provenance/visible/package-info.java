/**
 * The visible label: its words, its size by GB 45438-2025, its place, and its drawing from shipped outlines.
 */
@NullMarked
package app.pentimento.provenance.visible;

import org.jspecify.annotations.NullMarked;
