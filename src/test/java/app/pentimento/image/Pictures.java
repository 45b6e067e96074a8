package app.pentimento.image;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** The parts of this package, put together without a server. */
final class Pictures {
    final ImageProperties properties;
    final DecodingMemory memory;
    final ImageProbe probe;
    final ImageCodec codec;
    final ImageIntake intake;

    Pictures() {
        this(null, Duration.ofSeconds(30));
    }

    Pictures(@Nullable DataSize decodingMemory, Duration patience) {
        this(decodingMemory, patience, true);
    }

    Pictures(@Nullable DataSize decodingMemory, Duration patience, boolean heif) {
        properties = new ImageProperties(
                DataSize.ofMegabytes(50),
                100_000_000,
                65_535,
                decodingMemory,
                patience,
                DataSize.ofMegabytes(100),
                heif,
                DataSize.ofMegabytes(100));
        memory = new DecodingMemory(properties);
        probe = new ImageProbe(properties);
        codec = new ImageCodec(memory);
        intake = new ImageIntake(probe, memory);
    }

    /** Takes an upload in, and gives what is delivered. */
    byte[] deliver(byte[] file) {
        return intake.prepare(file(file), null, PreparedUpload::deliveredBytes);
    }

    static UploadedFile file(byte[] bytes) {
        return new UploadedFile() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
