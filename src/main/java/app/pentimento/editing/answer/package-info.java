/**
 * The way of an answer: receive, check, compose, label, sign, publish, inspect. Each step starts from what the one
 * before left on disk, so that nothing a model was paid for is lost, or bought twice.
 */
@NullMarked
package app.pentimento.editing.answer;

import org.jspecify.annotations.NullMarked;
