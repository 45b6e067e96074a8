package app.pentimento.standin;

/** What is repeated through generateContent. */
class GenerateContentRepetitionTest extends GeminiRepetition {
    GenerateContentRepetitionTest() {
        super(Api.GENERATE_CONTENT);
    }
}
