package app.pentimento.image.corpus;

import java.nio.ByteOrder;
import java.util.List;

/** HEIC and AVIF, where libheif's tools can make and read them. */
final class HeifCorpus {
    private HeifCorpus() {}

    static List<Sample> make() {
        if (!Heif.canEncode()) {
            return List.of();
        }
        Heif turned = Heif.file("heic");
        int id = turned.picture(Heif.coded(Scene.draw(128, 96), false), Heif.size(128, 96), Heif.turn(1));
        turned.exif(Exif.phone(8, ByteOrder.BIG_ENDIAN), id);
        byte[] heic = Heif.encode(Scene.draw(70, 90), false);
        return List.of(
                Sample.taken("heic", heic, 70, 90),
                Sample.taken("avif", Heif.encode(Scene.draw(70, 90), true), 70, 90),
                Sample.taken("heic turned, with a place", turned.bytes(), 96, 128),
                Sample.broken("heic cut short", Bytes.cut(heic, 0.7)));
    }
}
