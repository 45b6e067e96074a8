package app.pentimento.editing.answer;

import java.util.Locale;

/** The steps that a picture of an answer goes through, in order. */
public enum AnswerStep {
    /** The model's bytes, words, signatures and ids become durable, before anything else looks at them. */
    RECEIVE,
    /** Is it a picture, within limits? */
    CHECK,
    /** Where a part of a picture was sent, the answer is put back into it. */
    COMPOSE,
    /** The visible label and the labels in the metadata. */
    LABEL,
    /** The signed manifest. */
    SIGN,
    /** The picture's rows, and the event that tells of it. */
    PUBLISH,
    /** The text score and the drift, later and beside the turns: see {@link app.pentimento.quality}. */
    INSPECT;

    /** The word for it in rows, logs and metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
