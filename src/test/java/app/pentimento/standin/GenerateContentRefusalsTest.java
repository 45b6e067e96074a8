package app.pentimento.standin;

/** What is not done, through generateContent. */
class GenerateContentRefusalsTest extends GeminiRefusals {
    GenerateContentRefusalsTest() {
        super(Api.GENERATE_CONTENT);
    }
}
