package app.pentimento.image;

import app.pentimento.image.container.ByteReader;
import app.pentimento.image.container.GifFile;
import app.pentimento.image.container.HeifFile;
import app.pentimento.image.container.JpegFile;
import app.pentimento.image.container.TiffFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** Finds what a file has beside its picture, which is not delivered, so that its owner can be told. */
final class Leftovers {
    private static final int APP2 = 0xE2;
    private static final String ISO_GAIN_MAP = "urn:iso:std:iso:ts:21496:-1";
    private static final int LONGEST_FTYP = 256;

    private Leftovers() {}

    /**
     * What is left out of what is delivered.
     *
     * @param profile whether the file's colour profile can be read, or there is none
     */
    static Set<LeftOut> of(Header header, byte[] file, boolean profile) throws IOException {
        Set<LeftOut> found = EnumSet.noneOf(LeftOut.class);
        if (!profile) {
            found.add(LeftOut.COLOUR_PROFILE);
        }
        switch (header.format()) {
            case JPEG -> jpeg(file, found);
            case HEIC, AVIF -> {
                HeifFile heif = HeifFile.read(file);
                if (heif.others() > 0) {
                    found.add(LeftOut.OTHER_PICTURES);
                }
                if (heif.gainMap()) {
                    found.add(LeftOut.GAIN_MAP);
                }
                if (heif.film()) {
                    found.add(LeftOut.FILM);
                }
            }
            case TIFF -> {
                if (TiffFile.read(file).directory().next() != 0) {
                    found.add(LeftOut.OTHER_PICTURES);
                }
            }
            case GIF -> {
                if (GifFile.read(file).animated()) {
                    found.add(LeftOut.ANIMATION);
                }
            }
            case PNG, WEBP, BMP -> {
                // Nothing but the picture.
            }
        }
        return found;
    }

    /** Second pictures and films stand behind the end of the first (CIPA DC-007, Google's Motion Photo 1.0). */
    private static void jpeg(byte[] file, Set<LeftOut> found) throws IOException {
        JpegFile jpeg = JpegFile.read(file);
        boolean picture = false;
        for (int at = jpeg.end(); at + 12 < file.length; at++) {
            if (file[at] == (byte) 0xFF && file[at + 1] == (byte) 0xD8 && file[at + 2] == (byte) 0xFF) {
                picture = true;
            } else if (isFilm(file, at)) {
                found.add(LeftOut.FILM);
                break; // what its frames look like says nothing
            }
        }
        if (!picture) {
            return;
        }
        boolean marked = jpeg.segments().stream()
                .anyMatch(segment -> segment.marker() == APP2 && segment.startsWith(file, ISO_GAIN_MAP));
        String behind = new String(file, jpeg.end(), file.length - jpeg.end(), StandardCharsets.ISO_8859_1);
        boolean gain = marked
                || behind.contains("http://ns.adobe.com/hdr-gain-map/")
                || behind.contains(ISO_GAIN_MAP)
                || behind.contains("urn:com:apple:photo:2020:aux:hdrgainmap");
        found.add(gain ? LeftOut.GAIN_MAP : LeftOut.OTHER_PICTURES);
    }

    /** Whether the first box of an MP4 or QuickTime film stands here. */
    private static boolean isFilm(byte[] file, int at) {
        return file[at] == 0
                && file[at + 1] == 0
                && ByteReader.at(file, at + 4, "ftyp")
                && (((file[at + 2] & 255) << 8) | (file[at + 3] & 255)) < LONGEST_FTYP;
    }
}
