package app.pentimento.keep;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;

/**
 * A picture, what a model answered with, and what was truly asked to change.
 *
 * @param truth the picture with the asked change alone
 * @param prompt what was asked; for half of the pairs words that tell nothing
 */
record Pair(int number, EditKind kind, Scene before, Scene truth, Wear wear, BufferedImage answer, String prompt) {
    /** How many pairs there are: 20 of each local kind, 7 of each global one. */
    static final int LOCAL_EACH = 20;

    static final int GLOBAL_EACH = 7;

    /** From how many levels on a pixel counts as changed because that was asked. */
    static final int VISIBLE = 8;

    /**
     * Makes a pair.
     *
     * @param photos to choose from
     */
    static Pair make(EditKind kind, int number, List<BufferedImage> photos) {
        Random random = new Random(7919L * kind.ordinal() + number);
        BufferedImage photo = photos.get(number % photos.size());
        double pixels = 1.2e6 + random.nextDouble() * 1.4e6;
        double shape = (double) photo.getWidth() / photo.getHeight();
        int width = (int) Math.sqrt(pixels * shape);
        int height = (int) Math.sqrt(pixels / shape);
        Scene before = Scene.photo(photo, width, height, random);
        BufferedImage otherPhoto = photos.get((number + 1) % photos.size());
        Scene other = Scene.of(otherPhoto);
        Scene truth = kind.edit(before, other, random);
        Wear wear = new Wear(width, height, random);
        String prompt =
                switch (number % 4) {
                    case 0 -> kind.english;
                    case 1 -> kind.chinese;
                    default -> "Please.";
                };
        return new Pair(number, kind, before, truth, wear, wear.answer(truth), prompt);
    }

    /** Whether the answer shows this pixel. */
    boolean shown(int i) {
        return wear.shows(i % before.width + 0.5, i / before.width + 0.5);
    }

    /** Whether nothing was asked of this pixel. */
    boolean unasked(int i) {
        return truth.planes[0][i] == before.planes[0][i]
                && truth.planes[1][i] == before.planes[1][i]
                && truth.planes[2][i] == before.planes[2][i];
    }
}
