package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.SubjectSeparation;
import app.pentimento.model.builtin.operation.Backdrop;
import app.pentimento.model.builtin.operation.BlackAndWhite;
import app.pentimento.model.builtin.operation.Blur;
import app.pentimento.model.builtin.operation.Border;
import app.pentimento.model.builtin.operation.Cartoon;
import app.pentimento.model.builtin.operation.Clarity;
import app.pentimento.model.builtin.operation.Contrast;
import app.pentimento.model.builtin.operation.Crop;
import app.pentimento.model.builtin.operation.CropTo;
import app.pentimento.model.builtin.operation.Denoise;
import app.pentimento.model.builtin.operation.Duotone;
import app.pentimento.model.builtin.operation.Exposure;
import app.pentimento.model.builtin.operation.Extend;
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
import app.pentimento.model.builtin.operation.Mosaic;
import app.pentimento.model.builtin.operation.Oil;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.PixelArt;
import app.pentimento.model.builtin.operation.Place;
import app.pentimento.model.builtin.operation.PopArt;
import app.pentimento.model.builtin.operation.Posterize;
import app.pentimento.model.builtin.operation.Recolour;
import app.pentimento.model.builtin.operation.Resize;
import app.pentimento.model.builtin.operation.Rotate;
import app.pentimento.model.builtin.operation.RoundCorners;
import app.pentimento.model.builtin.operation.Saturation;
import app.pentimento.model.builtin.operation.Sepia;
import app.pentimento.model.builtin.operation.Sharpen;
import app.pentimento.model.builtin.operation.Side;
import app.pentimento.model.builtin.operation.Sketch;
import app.pentimento.model.builtin.operation.Straighten;
import app.pentimento.model.builtin.operation.TiltShift;
import app.pentimento.model.builtin.operation.Tint;
import app.pentimento.model.builtin.operation.Vibrance;
import app.pentimento.model.builtin.operation.Vignette;
import app.pentimento.model.builtin.operation.Warmth;
import app.pentimento.model.builtin.operation.Watercolour;
import app.pentimento.model.builtin.operation.Watermark;
import app.pentimento.model.builtin.operation.Write;
import java.util.List;

/**
 * An operation, and the commands of other tools that do the nearest same thing. In them {@code {in}} and {@code {out}}
 * are the files, {@code {w}} and {@code {h}} the picture's sides, {@code {d*0.006}} this share of its diagonal, in pixels,
 * and {@code ~} a space inside of a word.
 *
 * @param magick ImageMagick's arguments; empty where it has nothing like it
 * @param vips libvips's; empty where it has nothing like it in one command
 */
record Compared(String name, Operation operation, String magick, String vips) {
    static List<Compared> all() {
        return List.of(
                of("exposure", new Exposure(0.6), "-evaluate multiply 1.516", "linear --uchar {in} {out} 1.516 0"),
                of("contrast", new Contrast(0.25), "-sigmoidal-contrast 4,50%", "linear --uchar -- {in} {out} 1.25 -32"),
                of(
                        "warmth",
                        new Warmth(0.35),
                        "-channel R -evaluate multiply 1.12 -channel B -evaluate multiply 0.89 +channel",
                        "linear --uchar {in} {out} 1.12~1~0.89 0~0~0"),
                of(
                        "tint",
                        new Tint(0.3),
                        "-channel G -evaluate multiply 0.87 +channel",
                        "linear --uchar {in} {out} 1~0.87~1 0~0~0"),
                of("saturation", new Saturation(0.3), "-modulate 100,130", ""),
                of("vibrance", new Vibrance(0.5), "-modulate 100,130", ""),
                of("fade", new Fade(0.5), "+level 10%,100%", "linear --uchar {in} {out} 0.9 25"),
                of("black and white", new BlackAndWhite(), "-colorspace Gray", "colourspace {in} {out} b-w"),
                of("sepia", new Sepia(0.9), "-sepia-tone 80%", ""),
                of("negative", new Invert(), "-negate", "invert {in} {out}"),
                of("posterize", new Posterize(4), "+dither -posterize 4", ""),
                of(
                        "duotone",
                        new Duotone(0x12305E, "dark-blue", 0xF06292, "pink"),
                        "-colorspace Gray ( -size 1x256 gradient:#F06292-#12305E -rotate 180 ) -clut",
                        ""),
                of("shadows", new LocalTone(0.5, 0), "", ""),
                of("clarity", new Clarity(0.6), "-unsharp 0x{d*0.004}+0.5+0", ""),
                of("vignette", new Vignette(0.5), "-background black -vignette 0x{d*0.01}", ""),
                of("grain", new Grain(0.4), "-attenuate 0.3 +noise Gaussian", ""),
                of(
                        "glow",
                        new Glowing(0.6),
                        "( +clone -blur 0x{d*0.01} ) -compose Screen -composite",
                        ""),
                of("blur", new Blur(0.006), "-blur 0x{d*0.006}", "gaussblur {in} {out} {d*0.006}"),
                of("sharpen", new Sharpen(0.7), "-unsharp 0x{d*0.0005}+1.2+0.006", "sharpen {in} {out}"),
                of("denoise", new Denoise(0.5), "-statistic Median 5x5", "rank {in} {out} 5 5 12"),
                of("film look", new Film(Film.Stock.VINTAGE), "", ""),
                of("sketch", new Sketch(false), "-colorspace Gray -charcoal 2", ""),
                of("ink", new Ink(), "-colorspace Gray -canny 0x1+10%+30% -negate", "canny {in} {out}"),
                of("cartoon", new Cartoon(), "", ""),
                of("watercolour", new Watercolour(), "", ""),
                of("oil", new Oil(), "-paint {d*0.00526}", ""),
                of("pixel art", new PixelArt(110, 28), "-filter Box -resize 110 -colors 28 -scale {w}x{h}!", ""),
                of("pop art", new PopArt(), "", ""),
                of("mosaic", new Mosaic(64), "-scale 64 -scale {w}x{h}!", ""),
                of("halftone", new Halftone(), "-colorspace Gray -ordered-dither h8x8a", ""),
                of(
                        "miniature",
                        new TiltShift(null, 1),
                        "( +clone -blur 0x{d*0.0105} ) ( -size {w}x{h} gradient:white-black ) -composite",
                        ""),
                of("crop", new Crop(1.0, 1, 0.5, 0.5, "1:1"), "-gravity center -crop {h}x{h}+0+0 +repage",
                        "extract_area {in} {out} 0 0 {h} {h}"),
                of("rotate by 90", new Rotate(90), "-rotate 90", "rot {in} {out} d90"),
                of("rotate by 4", new Rotate(4), "-rotate 4", "rotate {in} {out} 4 --interpolate bicubic"),
                of("flip", new Flip(true), "-flop", "flip {in} {out} horizontal"),
                of("half the size", new Resize(null, null, 0.5), "-resize 50%", "resize {in} {out} 0.5"),
                of("twice the size", new Resize(null, null, 2.0), "-filter Lanczos -resize 200% -unsharp 0x1+0.4+0",
                        "resize {in} {out} 2"),
                of("straighten", new Straighten(), "-deskew 40%", ""),
                of("frame", new Border(0xFFFFFF, "white", 0.05, 0), "-bordercolor white -border 5%", ""),
                of("instant frame", new InstantFrame(), "-bordercolor white -border 5%", ""),
                of("rounded corners", new RoundCorners(0.1), "", ""),
                of("zoom out", new Extend(1.0, 0, null, null, "1:1"), "", ""),
                of("zoom out on grey", new Extend(1.0, 0, 0x808080, "grey", "1:1"),
                        "-gravity center -background gray -extent {w}x{w}", "gravity {in} {out} centre {w} {w}"),
                of(
                        "caption",
                        new Write("Gemini Nano", Place.BOTTOM, 0.1, Lettering.of(Face.BOLD)),
                        "-gravity south -pointsize {d*0.06} -fill white -stroke black -annotate +0+40 Gemini",
                        ""),
                of("watermark", new Watermark("Pentimento", 0.35), "", ""),
                of("hide faces", new HideFaces(HideFaces.Style.PIXELATE), "", ""),
                of("crop to the face", new CropTo(CropTo.What.FACE), "", ""),
                of("blur the background", new SubjectSeparation(Side.BACKGROUND, new Blur(0.012)), "", ""),
                of("recolour the subject", new SubjectSeparation(Side.SUBJECT, new Recolour(0x8E24AA, "purple")), "", ""),
                of("remove the background", new Backdrop(Backdrop.Fill.TRANSPARENT, 0, null, 0), "", ""));
    }

    private static Compared of(String name, Operation operation, String magick, String vips) {
        return new Compared(name, operation, magick.isEmpty() ? "" : "{in} " + magick + " {out}", vips);
    }
}
