package app.pentimento.model.gemini;

import java.io.IOException;

/** One answer with the requests that it takes: as many as the vendor needs to say it all. */
interface GeminiExchange extends GeminiAnswer {
    /** Sends the request and takes what comes, to its end. */
    void converse(Outgoing outgoing) throws IOException;
}
