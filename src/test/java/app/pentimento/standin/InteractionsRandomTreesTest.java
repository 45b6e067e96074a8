package app.pentimento.standin;

/** Random conversations, through the Interactions API. */
class InteractionsRandomTreesTest extends GeminiRandomTrees {
    InteractionsRandomTreesTest() {
        super(Api.INTERACTIONS);
    }
}
