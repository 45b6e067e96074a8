package app.pentimento.model;

/**
 * Something that can answer a turn. One bean per model; a backend with many models contributes many.
 */
public interface ImageModel {
    /** What is known about the model now; its availability may change while the server runs. */
    ModelInfo info();

    /**
     * Answers one turn, telling the listener each part as soon as it is there. Called on a virtual thread; an interrupt
     * means the turn was cancelled, and this returns within a second of it.
     *
     * @throws ModelException when there is no answer; parts told before it stand
     * @throws InterruptedException when the turn was cancelled
     */
    void edit(EditRequest request, AnswerListener listener) throws ModelException, InterruptedException;
}
