package app.pentimento.standin;

/** Random conversations, through generateContent. */
class GenerateContentRandomTreesTest extends GeminiRandomTrees {
    GenerateContentRandomTreesTest() {
        super(Api.GENERATE_CONTENT);
    }
}
