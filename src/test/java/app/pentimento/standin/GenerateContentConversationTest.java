package app.pentimento.standin;

/** Conversations through generateContent. */
class GenerateContentConversationTest extends GeminiConversation {
    GenerateContentConversationTest() {
        super(Api.GENERATE_CONTENT);
    }
}
