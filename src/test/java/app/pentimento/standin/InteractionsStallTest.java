package app.pentimento.standin;

/** Answers that stop in their middle, through the Interactions API. */
class InteractionsStallTest extends GeminiStall {
    InteractionsStallTest() {
        super(Api.INTERACTIONS);
    }
}
