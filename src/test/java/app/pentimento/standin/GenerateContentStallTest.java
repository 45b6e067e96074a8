package app.pentimento.standin;

/** Answers that stop in their middle, through generateContent. */
class GenerateContentStallTest extends GeminiStall {
    GenerateContentStallTest() {
        super(Api.GENERATE_CONTENT);
    }
}
