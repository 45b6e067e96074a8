package app.pentimento.image;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the pictures that are taken and made.
 *
 * @param maxBytes the largest file
 * @param maxPixels the most pixels
 * @param maxSide the longest side, in pixels
 * @param memory what decoding may use at a time, over all requests; null for three fifths of the heap
 * @param patience how long a request waits for its share of that memory
 * @param unfinishedUploads how much all uploads that arrive in pieces may take until they are whole, together
 * @param heif whether HEIC and AVIF are taken where libheif's tool is installed; it is native code that reads files of
 *     others
 * @param previewCache how much of the disk the previews may use
 */
@ConfigurationProperties("pentimento.image")
public record ImageProperties(
        @DefaultValue("100MB") DataSize maxBytes,
        @DefaultValue("100000000") long maxPixels,
        @DefaultValue("65535") int maxSide,
        @Nullable DataSize memory,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("2GB") DataSize unfinishedUploads,
        @DefaultValue("true") boolean heif,
        @DefaultValue("2GB") DataSize previewCache) {
    /** What decoding may use at a time, in bytes. */
    long memoryBytes() {
        return memory != null ? memory.toBytes() : Runtime.getRuntime().maxMemory() / 5 * 3;
    }
}
