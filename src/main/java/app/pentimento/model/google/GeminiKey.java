package app.pentimento.model.google;

import app.pentimento.model.Secret;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The key of the Gemini Developer API: the one of the environment or the settings, else the one that was entered here. */
@Component
public final class GeminiKey {
    private static final Logger log = LoggerFactory.getLogger(GeminiKey.class);
    private static final Secret NONE = Secret.valueOf("");

    private final Secret set;
    private final KeyFile file;
    private volatile Secret entered;

    GeminiKey(GoogleProperties properties) {
        set = properties.developer().apiKey();
        file = new KeyFile(Path.of(properties.developer().keyFile()));
        entered = set.isSet() ? NONE : read(file);
    }

    /** Where the key comes from. */
    public enum Source {
        /** There is none. */
        NONE,
        /** From the environment or the settings, which win over one that was entered. */
        SETTING,
        /** It was entered on the settings page or through the API. */
        ENTERED
    }

    private static Secret read(KeyFile file) {
        try {
            return file.read();
        } catch (IOException e) {
            log.error("The Gemini key that was entered cannot be read: {}", e.toString());
            return NONE;
        }
    }

    /** Where the key comes from. */
    public Source source() {
        if (set.isSet()) {
            return Source.SETTING;
        }
        return entered.isSet() ? Source.ENTERED : Source.NONE;
    }

    /** The key; blank where there is none. Another object whenever it is another key. */
    Secret current() {
        return set.isSet() ? set : entered;
    }

    /** Keeps a key, which counts from now on. */
    synchronized void keep(Secret key) throws IOException {
        file.write(key);
        entered = key;
    }

    /** Forgets the key that was entered. */
    synchronized void remove() throws IOException {
        file.delete();
        entered = NONE;
    }
}
