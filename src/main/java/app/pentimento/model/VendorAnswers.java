package app.pentimento.model;

/** The answers that a backend's vendor keeps until it is told to forget them, as {@link AnswerListener#kept} told. */
public interface VendorAnswers {
    /** The backend, as in {@link ModelInfo#backend}. */
    String backend();

    /**
     * Has the vendor forget an answer, or finds that it has.
     *
     * @return false where that did not work now and may work later
     */
    boolean forget(String answerId) throws InterruptedException;
}
