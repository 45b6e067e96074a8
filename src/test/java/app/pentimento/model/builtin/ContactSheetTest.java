package app.pentimento.model.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.builtin.operation.Backdrop;
import app.pentimento.model.builtin.operation.BlackAndWhite;
import app.pentimento.model.builtin.operation.Blur;
import app.pentimento.model.builtin.operation.Border;
import app.pentimento.model.builtin.operation.Cartoon;
import app.pentimento.model.builtin.operation.Clarity;
import app.pentimento.model.builtin.operation.CollageCellEdit;
import app.pentimento.model.builtin.operation.Contrast;
import app.pentimento.model.builtin.operation.Crop;
import app.pentimento.model.builtin.operation.CropTo;
import app.pentimento.model.builtin.operation.Denoise;
import app.pentimento.model.builtin.operation.Duotone;
import app.pentimento.model.builtin.operation.Enhance;
import app.pentimento.model.builtin.operation.Exposure;
import app.pentimento.model.builtin.operation.Extend;
import app.pentimento.model.builtin.operation.ExtractCell;
import app.pentimento.model.builtin.operation.Face;
import app.pentimento.model.builtin.operation.Fade;
import app.pentimento.model.builtin.operation.Film;
import app.pentimento.model.builtin.operation.Flip;
import app.pentimento.model.builtin.operation.Glowing;
import app.pentimento.model.builtin.operation.Grain;
import app.pentimento.model.builtin.operation.Halftone;
import app.pentimento.model.builtin.operation.HideFaces;
import app.pentimento.model.builtin.operation.Ink;
import app.pentimento.model.builtin.operation.InstantFrame;
import app.pentimento.model.builtin.operation.Invert;
import app.pentimento.model.builtin.operation.Lettering;
import app.pentimento.model.builtin.operation.LocalTone;
import app.pentimento.model.builtin.operation.Masked;
import app.pentimento.model.builtin.operation.Mosaic;
import app.pentimento.model.builtin.operation.Oil;
import app.pentimento.model.builtin.operation.OnFaces;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Operations;
import app.pentimento.model.builtin.operation.PixelArt;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Place;
import app.pentimento.model.builtin.operation.PopArt;
import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.operation.Posterize;
import app.pentimento.model.builtin.operation.Recolour;
import app.pentimento.model.builtin.operation.Resize;
import app.pentimento.model.builtin.operation.Retouch;
import app.pentimento.model.builtin.operation.Rotate;
import app.pentimento.model.builtin.operation.RoundCorners;
import app.pentimento.model.builtin.operation.Saturation;
import app.pentimento.model.builtin.operation.Sepia;
import app.pentimento.model.builtin.operation.Sharpen;
import app.pentimento.model.builtin.operation.Side;
import app.pentimento.model.builtin.operation.Sketch;
import app.pentimento.model.builtin.operation.Straighten;
import app.pentimento.model.builtin.operation.SubjectSeparation;
import app.pentimento.model.builtin.operation.TiltShift;
import app.pentimento.model.builtin.operation.Tint;
import app.pentimento.model.builtin.operation.Trim;
import app.pentimento.model.builtin.operation.Vibrance;
import app.pentimento.model.builtin.operation.Vignette;
import app.pentimento.model.builtin.operation.Warmth;
import app.pentimento.model.builtin.operation.Watercolour;
import app.pentimento.model.builtin.operation.Watermark;
import app.pentimento.model.builtin.operation.Write;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * Every operation side by side, in {@code target/contact-sheet.png}, for a person to look at. With the system property
 * {@code photo} it shows that picture instead of the drawn one.
 */
class ContactSheetTest {
    private static final int COLUMNS = 6;
    private static final int CELL = 300;

    @Test
    void everyOperationIsOnTheSheetAndChangesThePicture() throws Exception {
        List<Operation> operations = operations();
        assertThat(operations.stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsAll(Operations.byName().values());
        String chosen = System.getProperty("photo", "");
        BufferedImage photo = chosen.isEmpty() ? DrawnPhoto.image(900, 600) : ImageIO.read(new File(chosen));
        int height = CELL * photo.getHeight() / photo.getWidth() + 10;
        int rows = (operations.size() + COLUMNS - 1) / COLUMNS;
        BufferedImage sheet = new BufferedImage(COLUMNS * (CELL + 8), rows * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        for (int i = 0; i < operations.size(); i++) {
            Pixels before = subject(operations.get(i), photo);
            Pixels after = operations.get(i).apply(before.copy());
            assertThat(after.argb()).as(operations.get(i).toString()).isNotEqualTo(before.argb());
            place(g, after, i % COLUMNS * (CELL + 8), i / COLUMNS * height, height - 10);
        }
        g.dispose();
        Files.createDirectories(Path.of("target"));
        ImageIO.write(sheet, "png", new File("target/contact-sheet.png"));
    }

    /** Operations that look for a person get a picture of one, and one that levels gets a leaning one. */
    static Pixels subject(Operation operation, BufferedImage photo) throws Exception {
        return switch (operation) {
            case Retouch r -> spotted();
            case Straighten s -> new Rotate(5).apply(Pixels.of(photo).copy());
            case SubjectSeparation a -> People.pixels();
            case OnFaces f -> People.pixels();
            case Backdrop b -> People.pixels();
            case CropTo c -> c.what() == CropTo.What.SUBJECT ? DrawnPhoto.ball() : People.pixels();
            case HideFaces h -> People.pixels();
            default -> Pixels.of(photo);
        };
    }

    private static Pixels spotted() {
        Pixels photo = DrawnPhoto.pixels(600, 400);
        java.util.Arrays.fill(photo.argb(), 60 * 600 + 400, 60 * 600 + 420, 0x201510);
        return photo;
    }

    private static Pixels spotMask() {
        Pixels mask = Pixels.blank(600, 400, false);
        java.util.Arrays.fill(mask.argb(), 60 * 600 + 400, 60 * 600 + 420, 0xFFFFFF);
        return mask;
    }

    private static void place(Graphics2D g, Pixels picture, int x, int y, int height) throws InterruptedException {
        double scale = Math.min((double) CELL / picture.width(), (double) height / picture.height());
        int w = Math.max(1, (int) (picture.width() * scale));
        int h = Math.max(1, (int) (picture.height() * scale));
        g.setColor(new Color(0x556677));
        g.fillRect(x, y, CELL, height);
        Pixels small = new Resize(w, h, null).apply(picture);
        g.drawImage(small.image(), x + (CELL - w) / 2, y + (height - h) / 2, null);
    }

    /** Each operation at least once, as people ask for it. */
    static List<Operation> operations() {
        Pixels mask = Pixels.blank(90, 60, false);
        java.util.Arrays.fill(mask.argb(), 0, mask.argb().length / 2, 0xFFFFFF);
        List<Operation> operations = new ArrayList<>(List.of(
                new Exposure(0.6),
                new Exposure(-0.6),
                new Contrast(0.25),
                new Warmth(0.35),
                new Warmth(-0.35),
                new Tint(0.3),
                new Saturation(0.3),
                new Vibrance(0.5),
                new LocalTone(0.5, 0),
                new LocalTone(0, -0.5),
                new Clarity(0.6),
                new Enhance(1),
                new BlackAndWhite(),
                new Sepia(0.9),
                new Invert(),
                new Posterize(4),
                new Duotone(0x12305E, "dark-blue", 0xF06292, "pink"),
                new Vignette(0.5),
                new Grain(0.4),
                new Fade(0.5),
                new Glowing(0.6),
                new Blur(0.006),
                new Sharpen(0.7),
                new Denoise(0.5)));
        Stream.of(Film.Stock.values()).map(Film::new).forEach(operations::add);
        operations.addAll(List.of(
                new Sketch(false),
                new Sketch(true),
                new Ink(),
                new Cartoon(),
                new Watercolour(),
                new Oil(),
                new PixelArt(110, 28),
                new PopArt(),
                new Mosaic(64),
                new Halftone(),
                new TiltShift(null, 1),
                new SubjectSeparation(Side.BACKGROUND, new Blur(0.012)),
                new SubjectSeparation(Side.BACKGROUND, new BlackAndWhite()),
                new OnFaces(new Exposure(0.6)),
                new SubjectSeparation(Side.SUBJECT, new Recolour(0x8E24AA, "purple")),
                new Backdrop(Backdrop.Fill.TRANSPARENT, 0, null, 0),
                new Backdrop(Backdrop.Fill.COLOUR, 0x1E88E5, "blue", 0),
                new Backdrop(Backdrop.Fill.GRADIENT, 0xFF8A65, null, 0x5C6BC0),
                new HideFaces(HideFaces.Style.PIXELATE),
                new HideFaces(HideFaces.Style.BLUR),
                new CropTo(CropTo.What.FACE),
                new CropTo(CropTo.What.SUBJECT),
                new Recolour(0x00897B, "teal"),
                new Straighten(),
                Retouch.under(spotMask()),
                new Poster("Gemini Nano", null, null),
                new Crop(1.0, 1, 0.5, 0.5, "1:1"),
                Trim.around(0.15),
                new Rotate(90),
                new Rotate(4),
                new Rotate(30),
                new Flip(true),
                new Resize(300, null, null),
                new Border(0xFFFFFF, "white", 0.05, 0),
                new InstantFrame(),
                new RoundCorners(0.1),
                new Extend(1.0, 0, null, null, "1:1"),
                new Watermark("Pentimento", 0.35),
                Masked.of(new BlackAndWhite(), mask),
                new CollageCellEdit(new Trim(0, 0.5, 0, 0), 1, new BlackAndWhite()),
                new ExtractCell(new Trim(0, 0.5, 0, 0), 1)));
        operations.addAll(List.of(
                new Write("Gemini Nano", Place.BOTTOM, 0.1, Lettering.of(Face.BOLD)),
                new Write("ONE DOES NOT SIMPLY", Place.TOP, 0.12, Lettering.of(Face.POSTER, 0xFFFFFF, "white", true)),
                new Write(
                        "Greetings from the hills",
                        Place.TOP_LEFT,
                        0.09,
                        Lettering.of(Face.HANDWRITTEN, 0xFDD835, "yellow", false)),
                new Write("你好，世界", Place.CENTRE, 0.16, Lettering.of(Face.SERIF))));
        return operations;
    }
}
