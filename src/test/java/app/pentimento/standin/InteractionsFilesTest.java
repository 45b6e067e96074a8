package app.pentimento.standin;

/** Pictures that are held, through the Interactions API. */
class InteractionsFilesTest extends GeminiFiles {
    InteractionsFilesTest() {
        super(Api.INTERACTIONS);
    }
}
