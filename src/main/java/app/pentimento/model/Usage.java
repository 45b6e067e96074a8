package app.pentimento.model;

/** What one turn took: tokens as the backend counts them, pictures in and out, and the bytes of the request. */
public record Usage(int inputTokens, int outputTokens, int imagesIn, int imagesOut, long requestBytes) {}
