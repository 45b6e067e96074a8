package app.pentimento.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pentimento.image.corpus.Bytes;
import app.pentimento.image.corpus.Codecs;
import app.pentimento.image.corpus.Exif;
import app.pentimento.image.corpus.Jpeg;
import app.pentimento.image.corpus.Png;
import app.pentimento.image.corpus.Scene;
import app.pentimento.image.corpus.Webp;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people get of an upload: no place in it, everything else kept, and pixels encoded again only to turn them. */
class DeliveryTest {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 32;
    private static final byte[] JPEG = Jpeg.of(Scene.draw(WIDTH, HEIGHT));
    private static final byte[] PNG = Codecs.encode("png", Scene.draw(WIDTH, HEIGHT));
    private static final String XMP_PREFIX = "http://ns.adobe.com/xap/1.0/\0";
    private static final String XMP = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/"
             xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"
             xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:drone="http://example.org/drone/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
             exif:GPSLatitude="48,51.SECRET-PLACEN" photoshop:City="SECRET-PLACE" drone:RelativeGpsLatitude="SECRET-PLACE"
             TC260:AIGC="{&quot;Label&quot;:&quot;1&quot;}" tiff:Orientation="6"
             Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia">
             <Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li rdf:parseType="Resource">
              <Iptc4xmpExt:City>SECRET-PLACE</Iptc4xmpExt:City></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>
             <dc:creator><rdf:Seq><rdf:li>Ada</rdf:li></rdf:Seq></dc:creator>
            </rdf:Description></rdf:RDF></x:xmpmeta>""";

    private final Pictures pictures = new Pictures();

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void aPlainUprightFileIsDeliveredByteForByte(String format) {
        byte[] file = format.equals("jpeg") ? JPEG : PNG;
        assertThat(pictures.deliver(file)).isEqualTo(file);
    }

    @Test
    void harmlessMetadataIsNoReasonToTouchAFile() {
        String xmp = XMP.replaceAll("exif:GPS\\S+ |photoshop:City\\S+ |drone:\\S+", "")
                .replaceAll("(?s)<Iptc4xmpExt:LocationCreated>.*</Iptc4xmpExt:LocationCreated>", "");
        byte[] file = Jpeg.with(
                JPEG,
                Jpeg.segment(0xE1, "Exif\0\0", Exif.harmless()),
                Jpeg.segment(0xE1, XMP_PREFIX, utf8(xmp)),
                Jpeg.segment(0xEB, "JP", new byte[40]),
                Jpeg.segment(0xE2, "ICC_PROFILE\0\1\1", profile()));
        assertThat(pictures.deliver(file)).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void aJpegLosesItsPlacesAndKeepsTheRest(int orientation) throws Exception {
        byte[] file = Jpeg.with(
                JPEG,
                Jpeg.segment(0xE1, "Exif\0\0", Exif.phone(orientation, ByteOrder.BIG_ENDIAN)),
                Jpeg.segment(0xE1, XMP_PREFIX, utf8(XMP)),
                Jpeg.segment(0xED, "Photoshop 3.0\0", iptc()),
                Jpeg.segment(0xE6, "GoPro\0", utf8(Exif.SECRET)),
                Jpeg.segment(0xE2, "ICC_PROFILE\0\1\1", profile()));
        byte[] delivered = pictures.deliver(file);
        assertThat(Bytes.contains(delivered, Exif.SECRET)).isFalse();
        Metadata metadata = read(delivered);
        assertThat(metadata.getFirstDirectoryOfType(GpsDirectory.class)).isNull();
        assertThat(told(metadata, ExifIFD0Directory.class, ExifIFD0Directory.TAG_MAKE))
                .isEqualTo("Acme");
        assertThat(told(metadata, ExifSubIFDDirectory.class, ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL))
                .isEqualTo("2026:01:02 03:04:05");
        assertThat(Bytes.contains(delivered, "trainedAlgorithmicMedia")).isTrue();
        assertThat(Bytes.contains(delivered, "Label")).isTrue();
        assertThat(Bytes.contains(delivered, "Ada")).isTrue();
        assertThat(ImageCodec.icc(ImageFormat.JPEG, delivered)).isEqualTo(profile());
        if (orientation == 1) {
            assertThat(told(metadata, IptcDirectory.class, IptcDirectory.TAG_HEADLINE))
                    .isEqualTo("Headline");
            assertThat(scan(delivered)).as("the pixels' data").isEqualTo(scan(JPEG));
        } else {
            assertThat(told(metadata, ExifIFD0Directory.class, ExifIFD0Directory.TAG_ORIENTATION))
                    .isEqualTo("1");
            assertThat(Bytes.contains(delivered, "tiff:Orientation")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void aPngLosesItsPlacesAndKeepsTheRest(int orientation) throws Exception {
        byte[] file = Png.with(
                PNG,
                Png.chunk("iCCP", Bytes.join(utf8("x\0\0"), Bytes.deflate(profile()))),
                Png.chunk("gAMA", Bytes.big().u32(45455).array()),
                Png.chunk("eXIf", Exif.phone(orientation, ByteOrder.LITTLE_ENDIAN)),
                Png.chunk("iTXt", Bytes.join(utf8("XML:com.adobe.xmp\0\1\0\0\0"), Bytes.deflate(utf8(XMP)))),
                Png.chunk("tEXt", utf8("exif:GPSLatitude\0" + Exif.SECRET)),
                Png.chunk("tEXt", utf8("Title\0A title")),
                Png.chunk("zTXt", Bytes.join(utf8("Raw profile type exif\0\0"), Bytes.deflate(utf8(Exif.SECRET)))));
        byte[] delivered = pictures.deliver(file);
        assertThat(Bytes.contains(delivered, Exif.SECRET)).isFalse();
        Metadata metadata = read(delivered);
        assertThat(metadata.getFirstDirectoryOfType(GpsDirectory.class)).isNull();
        assertThat(told(metadata, ExifIFD0Directory.class, ExifIFD0Directory.TAG_MAKE))
                .isEqualTo("Acme");
        assertThat(Bytes.contains(delivered, "trainedAlgorithmicMedia")).isTrue();
        assertThat(Bytes.contains(delivered, "gAMA")).isTrue();
        assertThat(Bytes.contains(delivered, "Title")).isEqualTo(orientation == 1);
        assertThat(ImageCodec.icc(ImageFormat.PNG, delivered)).isEqualTo(profile());
    }

    @Test
    void aWebpLosesItsPlacesAndKeepsTheRest() throws Exception {
        assumeTrue(Codecs.writesWebp(), "no WebP encoder on this platform");
        byte[] picture = Webp.lossy(Scene.draw(WIDTH, HEIGHT));
        byte[] file = Webp.file(
                Webp.canvas(0x2C, WIDTH, HEIGHT),
                Webp.chunk("ICCP", profile()),
                Webp.pixels(picture),
                Webp.chunk("EXIF", Exif.phone(1, ByteOrder.LITTLE_ENDIAN)),
                Webp.chunk("XMP ", utf8(XMP)));
        byte[] delivered = pictures.deliver(file);
        assertThat(Bytes.contains(delivered, Exif.SECRET)).isFalse();
        assertThat(read(delivered).getFirstDirectoryOfType(GpsDirectory.class)).isNull();
        assertThat(told(read(delivered), ExifIFD0Directory.class, ExifIFD0Directory.TAG_MAKE))
                .isEqualTo("Acme");
        assertThat(Bytes.contains(delivered, "trainedAlgorithmicMedia")).isTrue();
        assertThat(ImageCodec.icc(ImageFormat.WEBP, delivered)).isEqualTo(profile());
        assertThat(pictures.codec.decode(delivered).getWidth()).isEqualTo(WIDTH);
    }

    @Test
    void whatFollowsAPictureIsNotDelivered() {
        byte[] tail = utf8("PK and a whole archive");
        assertThat(pictures.deliver(Bytes.join(JPEG, tail))).isEqualTo(JPEG);
        assertThat(pictures.deliver(Bytes.join(PNG, tail))).isEqualTo(PNG);
    }

    @Test
    void aManifestStaysWhereItIsTrueAndGoesWhereItIsNot() {
        byte[] manifest = Jpeg.segment(0xEB, "JP", utf8("jumb c2pa manifest"));
        byte[] file = Jpeg.with(JPEG, manifest);
        assertThat(pictures.deliver(file)).isEqualTo(file);
        byte[] located = Jpeg.withExif(file, Exif.phone(1, ByteOrder.BIG_ENDIAN));
        assertThat(Bytes.contains(pictures.deliver(located), "c2pa manifest")).isFalse();
        byte[] telling = Jpeg.with(JPEG, Jpeg.segment(0xEB, "JP", utf8("exif:GPSLatitude " + Exif.SECRET)));
        assertThat(Bytes.contains(pictures.deliver(telling), Exif.SECRET)).isFalse();
    }

    @Test
    void aThumbnailWithMetadataOfItsOwnGoes() {
        byte[] main = Exif.withThumbnail(Jpeg.withExif(Jpeg.of(Scene.draw(8, 8)), Exif.phone(1, ByteOrder.BIG_ENDIAN)));
        byte[] delivered = pictures.deliver(Jpeg.withExif(JPEG, main));
        assertThat(Bytes.contains(delivered, Exif.SECRET)).isFalse();
        byte[] bare = Jpeg.withExif(JPEG, Exif.withThumbnail(Jpeg.of(Scene.draw(8, 8))));
        assertThat(pictures.deliver(bare)).isEqualTo(bare);
    }

    private static Metadata read(byte[] file) throws ImageProcessingException, IOException {
        return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
    }

    private static @Nullable String told(Metadata metadata, Class<? extends Directory> directory, int tag) {
        Directory found = metadata.getFirstDirectoryOfType(directory);
        return found == null ? null : found.getString(tag);
    }

    /** What is left of a JPEG file from its first quantization table on. */
    private static byte[] scan(byte[] file) {
        return Arrays.copyOfRange(file, Bytes.find(file, "\u00FF\u00DB"), file.length);
    }

    private static byte[] iptc() {
        byte[] iim = Bytes.big()
                .u8(0x1C, 2, 105)
                .u16(8)
                .text("Headline")
                .u8(0x1C, 2, 90)
                .u16(12)
                .text(Exif.SECRET)
                .array();
        return Bytes.big()
                .text("8BIM")
                .u16(0x0404, 0)
                .u32(iim.length)
                .add(iim)
                .zeros(iim.length & 1)
                .text("8BIM")
                .u16(0x0425, 0)
                .u32(16)
                .zeros(16)
                .array();
    }

    private static byte[] profile() {
        return ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
