/**
 * What requests are let in: loopback names only, no foreign pages, security headers.
 */
@NullMarked
package app.pentimento.web.security;

import org.jspecify.annotations.NullMarked;
