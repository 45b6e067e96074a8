package app.pentimento.export;

import java.io.IOException;
import java.io.InputStream;

/** The fonts that ship with the application: they have Latin and Chinese characters. */
final class Fonts {
    static final String PLAIN = "NotoSansSC-Regular.ttf";
    static final String BOLD = "NotoSansSC-Bold.ttf";

    private Fonts() {}

    static InputStream open(String file) throws IOException {
        InputStream in = Fonts.class.getResourceAsStream("/fonts/" + file);
        if (in == null) {
            throw new IOException("The font " + file + " is missing");
        }
        return in;
    }
}
