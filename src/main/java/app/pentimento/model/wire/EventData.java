package app.pentimento.model.wire;

import okio.Buffer;

/**
 * Tells data from heartbeats in a stream of server-sent events: lines that begin with a colon are comments, which servers
 * send to keep a connection open, and empty lines say nothing either (WHATWG HTML, "Server-sent events").
 */
final class EventData {
    private boolean lineBegins = true;
    private boolean comment;

    /** Whether any of these bytes, which follow those of the call before, is of a field. */
    boolean in(Buffer bytes) {
        boolean data = false;
        try (Buffer.UnsafeCursor cursor = bytes.readUnsafe(new Buffer.UnsafeCursor())) {
            while (cursor.next() != -1) {
                for (int i = cursor.start; i < cursor.end; i++) {
                    data |= isData(cursor.data[i]);
                }
            }
        }
        return data;
    }

    private boolean isData(byte b) {
        if (b == '\n' || b == '\r') {
            lineBegins = true;
            comment = false;
            return false;
        }
        if (lineBegins) {
            comment = b == ':';
            lineBegins = false;
        }
        return !comment;
    }
}
