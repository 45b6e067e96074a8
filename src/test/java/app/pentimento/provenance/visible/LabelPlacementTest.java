package app.pentimento.provenance.visible;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.OtherPlatform;
import app.pentimento.testing.Portrait;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Where a label goes when there is a face, and things that only have a face's colour. */
class LabelPlacementTest {
    private static final LabelLayout LABEL = new LabelLayout("AI", new Path2D.Double(), 200, 60, 20);
    private static final Color SAND = new Color(0xD9A583);

    @Test
    void aFaceIsNotHiddenAlthoughAllElseHasTheColourOfSkin() throws IOException {
        assertThat(LabelPlacement.find(faceOnSand(), LABEL)).isNotEqualTo(Corner.BOTTOM_RIGHT);
    }

    @Test
    void whereTheFaceDetectorCannotRunTheColourOfSkinIsTheRule() throws IOException, InterruptedException {
        assertThat(OtherPlatform.lines(LabelPlacementTest.class)).containsExactly("BOTTOM_LEFT");
    }

    /** Finds a place on a picture with a face, whose other half has not the colour of skin. */
    public static void main(String[] arguments) throws IOException {
        BufferedImage picture = faceOnSand();
        paintHalf(picture);
        System.out.println(LabelPlacement.find(picture, LABEL));
    }

    @Test
    void withoutAFaceTheColourOfSkinIsTheRule() {
        BufferedImage picture = sand();
        paintHalf(picture);
        assertThat(LabelPlacement.find(picture, LABEL)).isEqualTo(Corner.BOTTOM_LEFT);
    }

    /** The face comes to lie from 558 to 720 across and from 420 to 582 down: under a label at the bottom right. */
    private static BufferedImage faceOnSand() throws IOException {
        BufferedImage picture = sand();
        Graphics2D g = picture.createGraphics();
        g.drawImage(face(), 500, 360, 300, 340, null);
        g.dispose();
        return picture;
    }

    /** Paints the lower left, so that it has not the colour of skin, and is not the calmest corner. */
    private static void paintHalf(BufferedImage picture) {
        Graphics2D g = picture.createGraphics();
        g.setColor(new Color(0x33556B));
        g.fillRect(0, 300, 400, 300);
        g.setColor(Color.DARK_GRAY);
        g.drawLine(0, 550, 400, 550);
        g.dispose();
    }

    private static BufferedImage sand() {
        BufferedImage picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(SAND);
        g.fillRect(0, 0, 800, 600);
        g.dispose();
        return picture;
    }

    private static BufferedImage face() {
        return Portrait.image().getSubimage(100, 20, 150, 170);
    }
}
