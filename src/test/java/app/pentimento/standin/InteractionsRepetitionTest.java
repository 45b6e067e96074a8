package app.pentimento.standin;

/** What is repeated through the Interactions API. */
class InteractionsRepetitionTest extends GeminiRepetition {
    InteractionsRepetitionTest() {
        super(Api.INTERACTIONS);
    }
}
