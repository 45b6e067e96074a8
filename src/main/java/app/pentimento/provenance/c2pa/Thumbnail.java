package app.pentimento.provenance.c2pa;

/** A small picture of an ingredient or of the picture itself. */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Thumbnail(String mediaType, byte[] bytes) {}
