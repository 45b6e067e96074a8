package app.pentimento.model;

/**
 * A page on the web that an answer names as its source.
 *
 * @param title its title, or its host where the answer gives none
 * @param url its address, with {@code http} or {@code https}
 */
public record WebSource(String title, String url) {}
