package app.pentimento.model.gemini;

import app.pentimento.model.ModelException;
import app.pentimento.model.Usage;
import java.io.IOException;

/** One answer as it comes, whichever API it comes through. */
interface GeminiAnswer {
    /** Whether a person may have seen a part of it, so that another attempt would show it twice. */
    boolean partSeen();

    /** What has come of an answer that will not come to its end is kept. */
    void keepWhatCame();

    /**
     * The vendor has said all.
     *
     * @throws ModelException where that is no answer to what was asked
     * @throws IOException where it broke off
     */
    void end() throws ModelException, IOException;

    /** What it took so far, without bytes. */
    Usage usage(int picturesIn);
}
