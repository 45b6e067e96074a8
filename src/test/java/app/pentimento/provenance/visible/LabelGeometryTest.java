package app.pentimento.provenance.visible;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.AiLabel;
import app.pentimento.provenance.TestPictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Measures the label as an eye does: from the pixels, not from the layout's numbers. */
class LabelGeometryTest {
    /** Halfway between the lightest that the plate can be and the white of the words. */
    private static final int INK = 166;

    private final LabelPainter painter = new LabelPainter();

    static Stream<Arguments> shapesAndWords() {
        int[][] shapes = {
            {256, 256}, {512, 512}, {1024, 1024}, {2048, 2048}, {3072, 3072}, {1536, 1024}, {1080, 1920}, {1920, 1080},
            {256, 512}, {512, 256}, {256, 1024}, {1024, 256}, {256, 2048}, {2048, 256}, {512, 4096}, {4096, 512},
            {1024, 8192}, {8192, 1024}, {8192, 2048}, {1365, 8192}, {8192, 4096}, {333, 777}, {257, 259}
        };
        List<Arguments> all = new ArrayList<>();
        for (int[] shape : shapes) {
            for (AiLabel label : new AiLabel[] {AiLabel.GENERATED, AiLabel.EDITED}) {
                for (LabelLanguage language : LabelLanguage.values()) {
                    all.add(Arguments.of(shape[0], shape[1], label, language));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("shapesAndWords")
    void everyCharactersInkIsAtLeastFivePercentOfTheShortSideHigh(
            int width, int height, AiLabel label, LabelLanguage language) {
        BufferedImage picture = TestPictures.plain(width, height, Color.BLACK);

        VisibleLabel drawn = painter.draw(picture, label, language, Corner.AUTO);

        assertThat(drawn.x()).isNotNegative();
        assertThat(drawn.y()).isNotNegative();
        assertThat(drawn.x() + drawn.width()).isLessThanOrEqualTo(width);
        assertThat(drawn.y() + drawn.height()).isLessThanOrEqualTo(height);
        double required = 0.05 * Math.min(width, height);
        List<Integer> heights = inkHeights(picture, drawn);
        assertThat(heights).hasSizeGreaterThanOrEqualTo(3);
        assertThat(heights).allSatisfy(ink -> assertThat((double) ink).isGreaterThanOrEqualTo(required));
        assertThat((double) drawn.width() * drawn.height())
                .as("the label leaves most of the picture free")
                .isLessThan(0.25 * width * height);
    }

    /** Two lines of five percent each, the plate around them, and no more. */
    @ParameterizedTest
    @CsvSource({"512,512", "1024,1024", "2048,1536", "3072,3072"})
    void theLabelIsHardlyLargerThanTheRuleAsks(int width, int height) {
        int shortSide = Math.min(width, height);
        for (AiLabel label : new AiLabel[] {AiLabel.GENERATED, AiLabel.EDITED}) {
            VisibleLabel both = painter.draw(
                    TestPictures.plain(width, height, Color.GRAY), label, LabelLanguage.BOTH, Corner.BOTTOM_RIGHT);
            VisibleLabel chinese = painter.draw(
                    TestPictures.plain(width, height, Color.GRAY), label, LabelLanguage.ZH, Corner.BOTTOM_RIGHT);

            assertThat((double) both.width() * both.height()).isLessThan(0.08 * shortSide * shortSide);
            assertThat((double) chinese.width() * chinese.height()).isLessThan(0.035 * shortSide * shortSide);
        }
    }

    /** Every character is as high as every other, but for the round ones' overshoot. */
    @Test
    void noCharacterIsHigherThanItHasToBe() {
        BufferedImage picture = TestPictures.plain(2000, 2000, Color.BLACK);
        VisibleLabel drawn = painter.draw(picture, AiLabel.EDITED, LabelLanguage.BOTH, Corner.AUTO);

        assertThat(inkHeights(picture, drawn))
                .allSatisfy(ink -> assertThat((double) ink).isBetween(100.0, 118.0));
    }

    @ParameterizedTest
    @EnumSource(LabelLanguage.class)
    void theWordsAreThoseOfTheStandard(LabelLanguage language) {
        String generated = text(AiLabel.GENERATED, language);
        String edited = text(AiLabel.EDITED, language);
        switch (language) {
            case ZH -> {
                assertThat(generated).isEqualTo("AI生成");
                assertThat(edited).isEqualTo("AI编辑生成");
            }
            case EN -> {
                assertThat(generated).isEqualTo("AI generated");
                assertThat(edited).isEqualTo("AI edited");
            }
            case BOTH -> {
                assertThat(generated).isEqualTo("AI generated / AI生成");
                assertThat(edited).isEqualTo("AI edited / AI编辑生成");
            }
        }
    }

    private String text(AiLabel label, LabelLanguage language) {
        return painter.draw(TestPictures.plain(800, 600, Color.GRAY), label, language, Corner.AUTO)
                .text();
    }

    @ParameterizedTest
    @CsvSource({"256,256", "1024,768", "512,4096", "2048,256"})
    void theSameInkCanBeToldFromItsGroundOnBlackOnWhiteAndOnNoise(int width, int height) {
        BufferedImage black = TestPictures.plain(width, height, Color.BLACK);
        VisibleLabel drawn = painter.draw(black, AiLabel.EDITED, LabelLanguage.BOTH, Corner.BOTTOM_LEFT);
        BitSet ink = ink(black, drawn);
        assertThat(ink.cardinality()).isGreaterThan(100);

        for (BufferedImage ground : List.of(
                TestPictures.plain(width, height, Color.WHITE),
                TestPictures.noise(width, height, 7),
                TestPictures.plain(width, height, Color.YELLOW))) {
            painter.draw(ground, AiLabel.EDITED, LabelLanguage.BOTH, Corner.BOTTOM_LEFT);
            BitSet same = ink(ground, drawn);
            same.xor(ink);
            // Only the faint edges of the strokes may differ.
            assertThat(same.cardinality()).isLessThan(ink.cardinality() / 5);
            assertThat(contrast(ground, drawn, ink)).isGreaterThan(7);
        }
    }

    @ParameterizedTest
    @CsvSource({"64,64", "40,320", "320,40", "33,33", "16,16", "8,8", "1,1", "1,500", "500,1", "3,2"})
    void theSmallestPicturesGetTheLargestLabelThatTheyHaveRoomFor(int width, int height) {
        for (LabelLanguage language : LabelLanguage.values()) {
            BufferedImage picture = TestPictures.plain(width, height, Color.GRAY);

            VisibleLabel drawn = painter.draw(picture, AiLabel.EDITED, language, Corner.AUTO);

            assertThat(drawn.x()).isBetween(0, width - drawn.width());
            assertThat(drawn.y()).isBetween(0, height - drawn.height());
            assertThat(drawn.width()).isPositive();
            assertThat(drawn.height()).isPositive();
        }
    }

    @Test
    void theLabelKeepsAwayFromBusyCorners() {
        for (Corner calm : new Corner[] {Corner.BOTTOM_LEFT, Corner.TOP_RIGHT, Corner.TOP_LEFT, Corner.BOTTOM_RIGHT}) {
            BufferedImage picture = TestPictures.noise(600, 600, 3);
            Graphics2D graphics = picture.createGraphics();
            graphics.setColor(Color.BLUE);
            graphics.fillRect(calm.x(600, 300, 0), calm.y(600, 300, 0), 300, 300);
            graphics.dispose();

            VisibleLabel drawn = painter.draw(picture, AiLabel.EDITED, LabelLanguage.ZH, Corner.AUTO);

            assertThat(drawn.x() < 300).isEqualTo(calm.x(600, 300, 0) == 0);
            assertThat(drawn.y() < 300).isEqualTo(calm.y(600, 300, 0) == 0);
        }
    }

    @Test
    void theLabelKeepsAwayFromWhatHasTheColourOfSkin() {
        BufferedImage picture = TestPictures.plain(600, 600, new Color(40, 70, 50));
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(200, 150, 120));
        graphics.fillRect(300, 300, 300, 300);
        graphics.dispose();

        VisibleLabel drawn = painter.draw(picture, AiLabel.GENERATED, LabelLanguage.BOTH, Corner.AUTO);

        assertThat(drawn.x() >= 200 && drawn.y() >= 300).isFalse();
    }

    @Test
    void aCornerThatIsSetIsTaken() {
        VisibleLabel drawn =
                painter.draw(TestPictures.noise(600, 400, 3), AiLabel.EDITED, LabelLanguage.ZH, Corner.TOP_LEFT);

        assertThat(drawn.x()).isLessThan(60);
        assertThat(drawn.y()).isLessThan(60);
    }

    /** The height of the ink of each character, or of each part of one that stands free, on every line of the label. */
    private static List<Integer> inkHeights(BufferedImage picture, VisibleLabel box) {
        BitSet ink = ink(picture, box);
        List<Integer> heights = new ArrayList<>();
        int top = -1;
        for (int y = 0; y <= box.height(); y++) {
            boolean filled = y < box.height()
                    && ink.nextSetBit(y * box.width()) >= 0
                    && ink.nextSetBit(y * box.width()) < (y + 1) * box.width();
            if (filled && top < 0) {
                top = y;
            } else if (!filled && top >= 0) {
                heights.addAll(lineHeights(ink, box.width(), top, y));
                top = -1;
            }
        }
        return heights;
    }

    private static List<Integer> lineHeights(BitSet ink, int width, int top, int bottom) {
        List<Integer> heights = new ArrayList<>();
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (int x = 0; x <= width; x++) {
            boolean filled = false;
            for (int y = top; x < width && y < bottom; y++) {
                if (ink.get(y * width + x)) {
                    filled = true;
                    first = Math.min(first, y);
                    last = Math.max(last, y);
                }
            }
            if (!filled && last >= 0) {
                heights.add(last - first + 1);
                first = Integer.MAX_VALUE;
                last = -1;
            }
        }
        return heights;
    }

    private static BitSet ink(BufferedImage picture, VisibleLabel box) {
        BitSet ink = new BitSet(box.width() * box.height());
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                int rgb = picture.getRGB(box.x() + x, box.y() + y);
                int least = Math.min((rgb >> 16) & 255, Math.min((rgb >> 8) & 255, rgb & 255));
                ink.set(y * box.width() + x, least >= INK);
            }
        }
        return ink;
    }

    /** The contrast (WCAG 2) of the middle of the strokes with the lightest of the ground within the plate. */
    private static double contrast(BufferedImage picture, VisibleLabel box, BitSet ink) {
        double lightest = 0;
        int inset = box.height() / 8; // the plate's corners are round
        for (int y = inset; y < box.height() - inset; y++) {
            for (int x = inset; x < box.width() - inset; x++) {
                if (!near(ink, box, x, y)) {
                    lightest = Math.max(lightest, luminance(picture.getRGB(box.x() + x, box.y() + y)));
                }
            }
        }
        return 1.05 / (lightest + 0.05);
    }

    private static boolean near(BitSet ink, VisibleLabel box, int x, int y) {
        for (int j = Math.max(0, y - 2); j <= Math.min(box.height() - 1, y + 2); j++) {
            for (int i = Math.max(0, x - 2); i <= Math.min(box.width() - 1, x + 2); i++) {
                if (ink.get(j * box.width() + i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear((rgb >> 16) & 255) + 0.7152 * linear((rgb >> 8) & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int value) {
        double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
