package app.pentimento.model.google;

import app.pentimento.model.ModelDirectory;
import app.pentimento.model.ModelException;
import app.pentimento.model.Secret;
import app.pentimento.model.VendorModels;
import app.pentimento.model.google.GeminiKeyRefused.Reason;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Switches Gemini on with a key that somebody enters, and off again, while the server runs. A key is tried before it is
 * kept; turns that are under way go on with the key that they began with.
 */
@Service
public class GeminiKeySetup {
    private static final Logger log = LoggerFactory.getLogger(GeminiKeySetup.class);
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,400}");

    private final GeminiKey key;
    private final DeveloperModels models;
    private final ModelDirectory directory;

    GeminiKeySetup(GeminiKey key, DeveloperModels models, ModelDirectory directory) {
        this.key = key;
        this.models = models;
        this.directory = directory;
    }

    /**
     * Tries a key by asking Google for its models, and keeps it.
     *
     * @throws GeminiKeyRefused where it is not kept
     */
    public synchronized void set(String entered) throws InterruptedException {
        requireNoneElsewhere();
        Secret tried = Secret.valueOf(entered);
        if (!KEY.matcher(tried.reveal()).matches()) {
            throw new GeminiKeyRefused(
                    Reason.WRONG,
                    "This is not a key. Copy it from https://aistudio.google.com/apikey and paste it here.");
        }
        VendorModels.Listing listing;
        try {
            listing = models.list(tried);
        } catch (ModelException e) {
            throw e.kind() == ModelException.Kind.INVALID_REQUEST
                    ? new GeminiKeyRefused(
                            Reason.WRONG,
                            e.getMessage()
                                    + " The key was not saved. Copy it again from https://aistudio.google.com/apikey.")
                    : new GeminiKeyRefused(
                            Reason.NOT_TESTED, "The key could not be tested, so it was not saved. " + e.getMessage());
        }
        try {
            key.keep(tried);
        } catch (IOException e) {
            throw notStored(e);
        }
        log.info("A Gemini key was entered");
        directory.learned(GeminiVendorModels.BACKEND, listing);
    }

    /**
     * Forgets the key that was entered, if there is one.
     *
     * @throws GeminiKeyRefused where the key comes from elsewhere, or stays on disk
     */
    public synchronized void remove() {
        requireNoneElsewhere();
        try {
            key.remove();
        } catch (IOException e) {
            throw notStored(e);
        }
        log.info("The Gemini key that was entered was removed");
    }

    private void requireNoneElsewhere() {
        if (key.source() == GeminiKey.Source.SETTING) {
            throw new GeminiKeyRefused(
                    Reason.SET_ELSEWHERE,
                    "The key comes from the environment or the settings of this server, which take "
                            + "precedence over a key entered here. Change it there.");
        }
    }

    private static GeminiKeyRefused notStored(IOException failure) {
        log.error("The file of the Gemini key cannot be changed: {}", failure.toString());
        return new GeminiKeyRefused(
                Reason.NOT_STORED,
                "The key could not be saved in the data folder. Its disk may be full or read-only: see "
                        + "the server's log.");
    }
}
