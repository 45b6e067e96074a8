package app.pentimento.standin;

/** What goes wrong on the way, through the Interactions API. */
class InteractionsFailuresTest extends GeminiFailures {
    InteractionsFailuresTest() {
        super(Api.INTERACTIONS);
    }
}
