@NullMarked
package app.pentimento.account;

import org.jspecify.annotations.NullMarked;
