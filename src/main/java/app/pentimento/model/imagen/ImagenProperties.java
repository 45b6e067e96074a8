package app.pentimento.model.imagen;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of Imagen.
 *
 * @param enabled whether the operator knows that their platform still serves it, whatever its vendor said
 */
@ConfigurationProperties("pentimento.model.imagen")
record ImagenProperties(@DefaultValue("false") boolean enabled) {}
