package app.pentimento.export;

import app.pentimento.image.UploadedFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An exported session as a ZIP, of which nothing is believed: only the names that an export has, each once, and never
 * more bytes than the bounds say, whatever the archive says of itself. Nothing is unpacked to disk.
 */
final class SessionArchiveReader implements AutoCloseable {
    private static final Pattern NAME =
            Pattern.compile("session\\.json|index\\.html|images/[\\w-]{1,80}\\.[a-z0-9]{1,5}");
    private static final int MOST_ENTRIES = 20_000;
    /** Read into memory as a whole, which takes some twenty times as much where it is made to. */
    private static final long MOST_STORY = 8L << 20;

    private static final long MOST_UNPACKED = 4L << 30;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final Map<String, Entry> found = new HashMap<>();
    private long left = MOST_UNPACKED;

    private SessionArchiveReader(ZipFile zip) {
        this.zip = zip;
    }

    /** Opens an archive and looks at its list of entries; it must be closed. */
    static SessionArchiveReader open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            throw new InvalidArchive("The file is not a ZIP archive, or it is broken.");
        }
        SessionArchiveReader archive = new SessionArchiveReader(zip);
        try {
            archive.look();
            return archive;
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void look() {
        if (zip.size() > MOST_ENTRIES) {
            throw new InvalidArchive(
                    "The archive has %,d entries; at most %,d are allowed.".formatted(zip.size(), MOST_ENTRIES));
        }
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (entry.isDirectory() && entry.getName().equals("images/")) {
                continue; // archivers that pack an unpacked export again write it
            }
            if (!NAME.matcher(entry.getName()).matches()) {
                throw new InvalidArchive("The archive contains “%s”, which does not belong in an exported session."
                        .formatted(shortened(entry.getName())));
            }
            if (entries.put(entry.getName(), entry) != null) {
                throw new InvalidArchive("The archive contains “%s” twice.".formatted(entry.getName()));
            }
        }
        if (!entries.containsKey("session.json")) {
            throw new InvalidArchive("The archive has no session.json, so it is not an exported session.");
        }
    }

    /** The conversation, as it was written. */
    JsonNode story() throws IOException {
        try {
            JsonNode story = JsonMapper.shared()
                    .readTree(find("session.json", MOST_STORY).read());
            if (!story.path("session").isObject() || !story.path("turns").isArray()) {
                throw new InvalidArchive("session.json is not from an exported session.");
            }
            return story;
        } catch (JacksonException e) {
            throw new InvalidArchive("session.json is not valid JSON.");
        }
    }

    /** A file in the archive, whose bytes are read from there each time that they are needed. */
    record Entry(ZipFile zip, ZipEntry entry, long size, String sha256) implements UploadedFile {
        @Override
        public InputStream open() throws IOException {
            return zip.getInputStream(entry);
        }
    }

    /** An entry, of which there may be at most so many bytes. It is looked at once. */
    Entry find(String name, long most) throws IOException {
        Entry known = found.get(name);
        if (known == null) {
            known = look(name, most);
            found.put(name, known);
        }
        return known;
    }

    /**
     * Refuses an archive that lacks one of these entries, or says itself that they are larger than this server takes;
     * what an archive says otherwise is not believed, but found out when it is read.
     */
    void check(Collection<String> names, long most) {
        long all = 0;
        for (String name : names) {
            long size = Math.max(0, entry(name).getSize());
            all += size;
            if (size > most || all > left) {
                throw tooLarge(name);
            }
        }
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new InvalidArchive(
                    "The archive lacks “%s”, which its session.json names.".formatted(shortened(name)));
        }
        return entry;
    }

    private static InvalidArchive tooLarge(String name) {
        return new InvalidArchive("“%s” is larger than this server accepts.".formatted(name));
    }

    private Entry look(String name, long most) throws IOException {
        ZipEntry entry = entry(name);
        long bound = Math.min(most, left);
        MessageDigest sha256 = sha256();
        try (InputStream in = zip.getInputStream(entry)) {
            long size = 0;
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
                size += read;
                if (size > bound) {
                    throw tooLarge(name);
                }
            }
            left -= size;
            return new Entry(zip, entry, size, HexFormat.of().formatHex(sha256.digest()));
        } catch (ZipException | EOFException e) {
            throw new InvalidArchive("“%s” in the archive is broken.".formatted(name));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static String shortened(String name) {
        String line = name.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 100 ? line : line.substring(0, 100) + "…";
    }
}
