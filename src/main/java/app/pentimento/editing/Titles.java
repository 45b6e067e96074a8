package app.pentimento.editing;

/** Makes a session's title from its first prompt. */
final class Titles {
    private static final int LENGTH = 60;

    private Titles() {}

    static String fromPrompt(String prompt) {
        String line = prompt.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= LENGTH) {
            return line;
        }
        String cut = line.substring(0, line.offsetByCodePoints(0, LENGTH));
        int space = cut.lastIndexOf(' ');
        return (space > LENGTH / 2 ? cut.substring(0, space) : cut) + "…";
    }
}
