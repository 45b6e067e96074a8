package app.pentimento.standin;

/** What is not done, through the Interactions API. */
class InteractionsRefusalsTest extends GeminiRefusals {
    InteractionsRefusalsTest() {
        super(Api.INTERACTIONS);
    }
}
