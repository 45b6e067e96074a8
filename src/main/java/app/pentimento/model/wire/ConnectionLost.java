package app.pentimento.model.wire;

import java.io.IOException;

/** The connection broke after the request was on its way, so the backend may have received it and may charge for it. */
public final class ConnectionLost extends IOException {
    private static final long serialVersionUID = 1;

    public ConnectionLost(String message) {
        super(message);
    }

    ConnectionLost(IOException cause) {
        super("The connection broke off", cause);
    }
}
