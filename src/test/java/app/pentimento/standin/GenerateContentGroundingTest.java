package app.pentimento.standin;

/** Answers that searched the web, through generateContent. */
class GenerateContentGroundingTest extends GeminiGrounding {
    GenerateContentGroundingTest() {
        super(Api.GENERATE_CONTENT);
    }
}
