package app.pentimento.web.api;

import app.pentimento.image.ImageFile;
import app.pentimento.image.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/** A picture in the store, as a body that is streamed, also in ranges. */
final class StoredResource extends AbstractResource {
    private final StoredFiles files;
    private final ImageFile file;

    StoredResource(StoredFiles files, ImageFile file) {
        this.files = files;
        this.file = file;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return files.open(file);
    }

    @Override
    public long contentLength() {
        return file.bytes();
    }

    @Override
    public String getDescription() {
        return "picture " + file.sha256();
    }

    /** What becomes of a request's Range header. */
    enum Ranges {
        /** There is none, or what it asks for is there. */
        SATISFIABLE,
        /** It is about another version, or in a unit that is not known. */
        IGNORED,
        /** It asks for what is not there. */
        UNSATISFIABLE
    }

    /** Judges a request's Range header, with its If-Range, which the framework does not know. */
    Ranges ranges(HttpHeaders request) {
        String range = request.getFirst(HttpHeaders.RANGE);
        String version = request.getFirst(HttpHeaders.IF_RANGE);
        if (range == null) {
            return Ranges.SATISFIABLE;
        }
        if (!range.startsWith("bytes=") || (version != null && !version.equals("\"" + file.sha256() + "\""))) {
            return Ranges.IGNORED;
        }
        try {
            HttpRange.toResourceRegions(HttpRange.parseRanges(range), this);
            return Ranges.SATISFIABLE;
        } catch (IllegalArgumentException e) {
            return Ranges.UNSATISFIABLE;
        }
    }

    /** The same as a body that the framework never answers in ranges. */
    Resource withoutRanges() {
        return new InputStreamResource(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredResource resource && resource.file.equals(file);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }
}
