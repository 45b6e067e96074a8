/**
 * Understands what a person asks for: words into tokens by a lexicon, tokens into clauses, clauses into operations.
 * Nothing is done on a guess: a clause with a word that nothing accounts for is not carried out.
 */
@NullMarked
package app.pentimento.model.builtin.words;

import org.jspecify.annotations.NullMarked;
