package app.pentimento.model.wire;

import java.io.IOException;

/** An answer of more bytes than the settings allow. */
final class AnswerTooLarge extends IOException {
    private static final long serialVersionUID = 1;

    AnswerTooLarge(long bytes) {
        super("The answer has more than " + bytes + " bytes");
    }
}
