/**
 * Recipes of requests: ready ideas as templates with fields, and those that people keep of their own. What the built-in
 * studio calls a recipe, how a picture came out of another, is something else: {@code app.pentimento.model.EditStack}.
 */
@NullMarked
package app.pentimento.recipe;

import org.jspecify.annotations.NullMarked;
