package app.pentimento.standin;

/** Pictures that are held, through generateContent. */
class GenerateContentFilesTest extends GeminiFiles {
    GenerateContentFilesTest() {
        super(Api.GENERATE_CONTENT);
    }
}
