package app.pentimento.standin;

/** What goes wrong on the way, through generateContent. */
class GenerateContentFailuresTest extends GeminiFailures {
    GenerateContentFailuresTest() {
        super(Api.GENERATE_CONTENT);
    }
}
