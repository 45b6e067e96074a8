package app.pentimento.standin;

/** Conversations through the Interactions API. */
class InteractionsConversationTest extends GeminiConversation {
    InteractionsConversationTest() {
        super(Api.INTERACTIONS);
    }
}
