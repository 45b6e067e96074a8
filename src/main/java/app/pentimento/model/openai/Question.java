package app.pentimento.model.openai;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.ModelException;

/** One turn as one of the APIs asks it. */
interface Question {
    /** The request as it goes out now. */
    Outgoing outgoing() throws ModelException;

    /** Reads an answer to it. */
    AnswerReader reader(AnswerListener listener);

    /** How many pictures go along. */
    int picturesIn();

    /**
     * The server refused the request before it did anything; false where there is no other form to ask it in.
     */
    default boolean fallBack(OpenAiError why) {
        return false;
    }
}
