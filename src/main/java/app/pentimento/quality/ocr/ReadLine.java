package app.pentimento.quality.ocr;

/**
 * A line of text on a picture.
 *
 * @param sure how sure the network is of its letters, from 0 to 1, on average
 */
public record ReadLine(String text, double sure) {}
