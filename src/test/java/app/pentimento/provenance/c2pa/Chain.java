package app.pentimento.provenance.c2pa;

import java.awt.Color;

/** Makes a conversation's pictures: masters, each opened from the one before, and a rendition of the last. */
final class Chain {
    private final Signer signer;
    private final ManifestReader reader;
    private final String mediaType;

    Chain(SigningKeys keys, ManifestReader reader, String mediaType) {
        this(keys.signer(), reader, mediaType);
    }

    Chain(Signer signer, ManifestReader reader, String mediaType) {
        this.signer = signer;
        this.reader = reader;
        this.mediaType = mediaType;
    }

    /**
     * The rendition of the last of several turns.
     *
     * @param upload what the first turn was given
     */
    byte[] rendition(byte[] upload, int turns) throws Exception {
        byte[] master = upload;
        for (int turn = 0; turn < turns; turn++) {
            byte[] picture = Pictures.drawn(mediaType, 96 + turn, 64, new Color(40 * turn % 255, 200, 120));
            ManifestReport answer = reader.read(picture, mediaType);
            ManifestSpec spec = Signing.edited(mediaType, reader.read(master, mediaType), answer);
            master = ManifestWriter.sign(picture, mediaType, spec, signer);
        }
        byte[] drawn = Pictures.drawn(mediaType, 100, 70, Color.PINK);
        return ManifestWriter.sign(
                drawn, mediaType, Signing.labelled(mediaType, reader.read(master, mediaType)), signer);
    }
}
