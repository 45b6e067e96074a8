package app.pentimento.image.corpus;

import static app.pentimento.image.corpus.Sample.broken;
import static app.pentimento.image.corpus.Sample.taken;
import static app.pentimento.image.corpus.Sample.unsupported;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Files that are no pictures or of formats that are not taken, and pictures that are declared to be something else. */
final class ForeignCorpus {
    private ForeignCorpus() {}

    static List<Sample> make() {
        List<Sample> samples = new ArrayList<>();
        for (String brand : List.of("heic", "heix", "mif1", "avif", "avis", "isom", "qt  ", "crx ")) {
            byte[] file =
                    Bytes.big().u32(24).text("ftyp" + brand).u32(0).zeros(500).array();
            samples.add(unsupported("iso media " + brand.strip(), file));
        }
        Map<String, byte[]> foreign = new LinkedHashMap<>();
        foreign.put(
                "svg", text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"));
        foreign.put("html", text("<!DOCTYPE html><html><script>alert(1)</script></html>"));
        foreign.put("text", text("Just some words, which are no picture."));
        foreign.put("bm as a text", text("BMW makes cars, and this is a text about them."));
        foreign.put("pdf", text("%PDF-1.7 and so on"));
        foreign.put("photoshop", text("8BPS\0\1\0\0\0\0\0\0"));
        foreign.put("qoi", text("qoif\0\0\0\1\0\0\0\1\4\0"));
        foreign.put("pnm", text("P6\n1 1\n255\nabc"));
        foreign.put("jpeg xl", Bytes.big().u8(0xFF, 0x0A).zeros(50).array());
        foreign.put(
                "jpeg xl container", Bytes.big().u32(12).text("JXL ").zeros(50).array());
        foreign.put("jpeg 2000", Bytes.big().u32(12).text("jP  ").zeros(50).array());
        foreign.put("icon", Bytes.big().u32(0x100).zeros(50).array());
        foreign.put("zip", text("PK\3\4 and so on"));
        foreign.put("gzip", Bytes.big().u8(0x1F, 0x8B).zeros(50).array());
        foreign.put("big tiff", Bytes.little().text("II").u16(43).zeros(50).array());
        foreign.put(
                "mng",
                Bytes.big().u8(0x8A).text("MNG\r\n").u8(0x1A, 0x0A).zeros(50).array());
        foreign.put("riff of sound", text("RIFF\0\0\0\0WAVEfmt "));
        foreign.put("one byte", new byte[] {-1});
        foreign.put("zeros", new byte[4096]);
        foreign.forEach((name, file) -> samples.add(unsupported(name, file)));
        Random random = new Random(3);
        for (int i = 0; i < 8; i++) {
            byte[] noise = new byte[1 + random.nextInt(5000)];
            random.nextBytes(noise);
            noise[0] = 7; // no format starts so
            samples.add(unsupported("noise " + i, noise));
        }
        samples.add(broken("nothing at all", new byte[0]));
        declared(samples);
        return samples;
    }

    private static void declared(List<Sample> samples) {
        byte[] jpeg = Jpeg.of(Scene.draw(9, 7));
        byte[] png = Codecs.encode("png", Scene.draw(9, 7));
        byte[] gif = Codecs.encode("gif", Scene.draw(9, 7));
        byte[] bmp = Codecs.encode("bmp", Scene.draw(9, 7));
        byte[] tiff = Codecs.encode("tiff", Scene.draw(9, 7));
        for (String type : List.of("image/png", "image/webp", "image/heic", "text/html", "image/svg+xml", "nonsense")) {
            samples.add(unsupported("jpeg", jpeg).declaredAs(type));
        }
        for (byte[] file : List.of(png, gif, bmp, tiff)) {
            samples.add(unsupported("picture " + samples.size(), file).declaredAs("image/jpeg"));
        }
        for (String type :
                List.of("image/jpeg", "image/jpg", "IMAGE/JPEG; q=1", "image/pjpeg", "application/octet-stream", "")) {
            samples.add(taken("jpeg", jpeg, 9, 7).declaredAs(type));
        }
        samples.add(taken("png", png, 9, 7).declaredAs("image/x-png"));
        samples.add(taken("bmp", bmp, 9, 7).declaredAs("image/x-ms-bmp"));
        samples.add(taken("tiff", tiff, 9, 7).declaredAs("image/tiff"));
        samples.add(taken("gif", gif, 9, 7).declaredAs("image/gif"));
    }

    private static byte[] text(String text) {
        return Bytes.big().text(text).array();
    }
}
