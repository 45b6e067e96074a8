package app.pentimento.standin;

/** Limits of answers, through generateContent. */
class GenerateContentLimitsTest extends GeminiLimits {
    GenerateContentLimitsTest() {
        super(Api.GENERATE_CONTENT);
    }
}
