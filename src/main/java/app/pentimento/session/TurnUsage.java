package app.pentimento.session;

/** What a turn took; tokens as the backend counts them, and the bytes of the request. */
public record TurnUsage(int inputTokens, int outputTokens, int imagesIn, int imagesOut, long requestBytes) {}
