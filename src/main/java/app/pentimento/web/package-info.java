/**
 * What people and programs see: pages, the API, its security. No business rule.
 */
@NullMarked
package app.pentimento.web;

import org.jspecify.annotations.NullMarked;
