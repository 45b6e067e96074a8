package app.pentimento.model.builtin.operation;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The fonts that ship with the application, so that words look the same on every machine, also one without fonts. */
final class Typefaces {
    private static final Map<Face, Font> LOADED = new EnumMap<>(Face.class);

    private Typefaces() {}

    /** A font that has these characters: the wanted face, or else the one that also has Chinese. */
    static Font of(Face face, String text) {
        return load(face.showing(text));
    }

    /** Whether a face has letters for all of these characters; line breaks need none. */
    static boolean has(Face face, String text) {
        return load(face).canDisplayUpTo(text.replace('\n', ' ')) < 0;
    }

    private static Font load(Face face) {
        synchronized (LOADED) {
            return LOADED.computeIfAbsent(face, Typefaces::read);
        }
    }

    private static Font read(Face face) {
        try {
            return create(face);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("The font " + face.file() + " cannot be read.", e);
        } catch (RuntimeException | Error e) {
            describeFonts();
            try {
                return create(face);
            } catch (IOException | FontFormatException again) {
                again.addSuppressed(e);
                throw new IllegalStateException("The font " + face.file() + " cannot be read.", again);
            }
        }
    }

    private static Font create(Face face) throws IOException, FontFormatException {
        try (InputStream in = Typefaces.class.getResourceAsStream("/fonts/" + face.file())) {
            if (in == null) {
                throw new IOException("It is not there.");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        }
    }

    /**
     * Java on Linux asks fontconfig for the machine's fonts before it reads any font, and fails where there is no
     * fontconfig, as in a small container. A font configuration of our own takes its place.
     */
    private static void describeFonts() {
        try (InputStream in = Typefaces.class.getResourceAsStream("/fonts/" + Face.PLAIN.file())) {
            if (in == null) {
                return;
            }
            Path folder = Files.createTempDirectory("pentimento-fonts");
            Path font = folder.resolve(Face.PLAIN.file());
            Path properties = folder.resolve("fontconfig.properties");
            Files.copy(in, font);
            StringBuilder lines = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
            for (String family : new String[] {"dialog", "dialoginput", "sansserif", "serif", "monospaced"}) {
                for (String style : new String[] {"plain", "bold", "italic", "bolditalic"}) {
                    lines.append(family).append('.').append(style).append(".latin-1=Noto\n");
                }
            }
            lines.append("filename.Noto=").append(font).append('\n');
            Files.writeString(properties, lines);
            for (Path path : new Path[] {font, properties, folder}) {
                path.toFile().deleteOnExit();
            }
            System.setProperty("sun.awt.fontconfig", properties.toString());
        } catch (IOException e) {
            throw new IllegalStateException("No folder for temporary files can be written to.", e);
        }
    }
}
