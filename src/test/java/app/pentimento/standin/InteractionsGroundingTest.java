package app.pentimento.standin;

/** Answers that searched the web, through the Interactions API. */
class InteractionsGroundingTest extends GeminiGrounding {
    InteractionsGroundingTest() {
        super(Api.INTERACTIONS);
    }
}
