package app.pentimento.quality;

import java.util.List;

/**
 * How well the words on a picture are those that were asked for.
 *
 * @param asked each piece of writing that was asked for
 * @param read in place of each, the lines on the picture that are most like it; empty where nothing was read that is
 * @param score from 0 to 1: the accuracy of the characters, over all that was asked for. It is 1 less the edit distance
 *     as a share of the longer of the two texts, and each piece weighs as much as it has characters. Forms of one
 *     character that differ in width or composition count as the same (NFKC). So do capitals and small letters, since a
 *     poster is set in capitals whatever was typed, and white space does not count, since line breaks are layout
 */
public record TextScore(List<String> asked, List<String> read, double score) {
    public TextScore {
        asked = List.copyOf(asked);
        read = List.copyOf(read);
    }
}
