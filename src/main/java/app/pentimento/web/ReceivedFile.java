package app.pentimento.web;

import app.pentimento.image.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.multipart.MultipartFile;

/** A part of a multipart request as an upload; the server keeps large parts on disk. */
public record ReceivedFile(MultipartFile part) implements UploadedFile {
    @Override
    public long size() {
        return part.getSize();
    }

    @Override
    public InputStream open() throws IOException {
        return part.getInputStream();
    }
}
