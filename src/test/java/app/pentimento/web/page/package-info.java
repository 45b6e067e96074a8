@NullMarked
package app.pentimento.web.page;

import org.jspecify.annotations.NullMarked;
