/**
 * People who log in: accounts, passwords, API tokens, and on whose behalf something is read or changed.
 */
@NullMarked
package app.pentimento.account;

import org.jspecify.annotations.NullMarked;
