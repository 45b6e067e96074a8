package app.pentimento.standin;

/** Limits of answers, through the Interactions API. */
class InteractionsLimitsTest extends GeminiLimits {
    InteractionsLimitsTest() {
        super(Api.INTERACTIONS);
    }
}
