package app.pentimento.provenance.c2pa;

import java.io.IOException;

/** Somebody who attests that something existed at a time: our own authority or one over HTTP. */
@FunctionalInterface
interface TimeStamper {
    /**
     * A time-stamp token (RFC 3161) over the SHA-256 of the content, in DER.
     *
     * @throws IOException where none was given; the message says why
     */
    byte[] stamp(byte[] content) throws IOException;
}
