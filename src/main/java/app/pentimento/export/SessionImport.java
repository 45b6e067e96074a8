package app.pentimento.export;

import app.pentimento.account.Viewer;
import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.ImageRejected;
import app.pentimento.image.Images;
import app.pentimento.image.NewImage;
import app.pentimento.image.Origin;
import app.pentimento.image.Uploads;
import app.pentimento.session.PlainText;
import app.pentimento.session.Session;
import app.pentimento.session.SessionCopies;
import app.pentimento.session.Sessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * Makes a new session of an exported one. A picture that is, byte for byte, one that this server made is that picture
 * again, with all its story. Every other is an upload: what AI did to it is read from its own file, never from what the
 * archive says beside it, and nothing of it is signed as made here.
 */
@Service
public class SessionImport {
    private static final int PATIENCE_SECONDS = 30;

    private final Images images;
    private final Uploads uploads;
    private final ImageProbe probe;
    private final Sessions sessions;
    private final SessionCopies copies;
    /** One archive at a time is looked into, so that several together do not fill the memory. */
    private final Semaphore room = new Semaphore(1);

    SessionImport(Images images, Uploads uploads, ImageProbe probe, Sessions sessions, SessionCopies copies) {
        this.images = images;
        this.uploads = uploads;
        this.probe = probe;
        this.sessions = sessions;
        this.copies = copies;
    }

    /**
     * An archive that was checked, its pictures kept.
     *
     * @param by whose the session becomes
     * @param known pictures of theirs that this server has already, by the ids that they have in the archive
     * @param coming the others
     */
    public record Prepared(Viewer by, JsonNode story, Map<String, Image> known, Map<String, NewImage> coming) {}

    /**
     * Checks an archive and keeps its pictures. Call it outside a transaction; {@link #add} must follow within the hour.
     *
     * @throws InvalidArchive where it is no exported session, or anything in it is broken, missing or not what it was
     * @throws ImageRejected where the server is too busy to look at its pictures
     */
    public Prepared prepare(Viewer by, Path file) throws IOException {
        try {
            if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return read(by, file);
        } finally {
            room.release();
        }
    }

    private static ImageRejected busy() {
        return new ImageRejected(
                ImageRejected.Reason.OVERLOADED, "Another archive is being imported. Try again in a moment.");
    }

    private Prepared read(Viewer by, Path file) throws IOException {
        try (SessionArchiveReader archive = SessionArchiveReader.open(file)) {
            JsonNode story = archive.story();
            ArchivedTurns.check(story.path("turns"));
            Map<String, JsonNode> pictures = new LinkedHashMap<>();
            ArchivedTurns.pictures(story.path("turns"))
                    .forEach(picture -> pictures.putIfAbsent(picture.path("id").asString(""), picture));
            Map<String, String> names = new HashMap<>();
            pictures.keySet()
                    .forEach(id -> names.put(id, story.path("files").path(id).asString("")));
            archive.check(new TreeSet<>(names.values()), probe.maxBytes());
            Taken taken = new Taken(new HashMap<>(), new LinkedHashMap<>(), new HashMap<>());
            for (Map.Entry<String, JsonNode> picture : pictures.entrySet()) {
                String name = Objects.requireNonNull(names.get(picture.getKey()));
                take(picture.getValue(), name, archive.find(name, probe.maxBytes()), taken, by);
            }
            return new Prepared(by, story, taken.known, taken.coming);
        }
    }

    /**
     * What was taken of an archive so far.
     *
     * @param uploads each new picture by the SHA-256 of its file: the same file is taken once, whatever its names
     */
    private record Taken(Map<String, Image> known, Map<String, NewImage> coming, Map<String, NewImage> uploads) {}

    private void take(JsonNode claims, String name, SessionArchiveReader.Entry file, Taken taken, Viewer by) {
        String id = claims.path("id").asString("");
        String sha256 = file.sha256();
        if (!sha256.equals(claims.path("sha256").asString(""))) {
            throw new InvalidArchive(
                    "“%s” is not the picture that session.json names: its SHA-256 differs.".formatted(name));
        }
        Image ours = images.findByFile(by, sha256)
                .filter(image -> image.delivered().sha256().equals(sha256))
                .filter(image -> image.origin() != Origin.UPLOAD)
                .orElse(null);
        if (ours != null) {
            taken.known.put(id, ours);
            return;
        }
        try {
            NewImage upload = taken.uploads.computeIfAbsent(sha256, hash -> uploads.take(by, file, null));
            boolean saysAi = !claims.path("aiLabel").asString("none").equals(AiLabel.NONE.word());
            if (saysAi && upload.aiLabel() == AiLabel.NONE) {
                throw new InvalidArchive(
                        "session.json says that AI made or changed “%s”, but the picture does not: its labels were removed."
                                .formatted(name));
            }
            taken.coming.put(id, upload);
        } catch (ImageRejected e) {
            if (e.reason() == ImageRejected.Reason.OVERLOADED) {
                throw e;
            }
            throw new InvalidArchive("“%s” was rejected: %s".formatted(name, e.getMessage()));
        }
    }

    /**
     * Makes the session of a prepared archive, in the caller's transaction.
     *
     * @throws InvalidArchive where its turns are not those of a session
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Session add(Prepared archive) {
        Map<String, Image> all = new HashMap<>(archive.known());
        IdentityHashMap<NewImage, Image> added = new IdentityHashMap<>();
        archive.coming()
                .forEach((id, picture) -> all.put(
                        id,
                        added.computeIfAbsent(
                                picture, one -> images.add(one, archive.by().id()))));
        String title = archive.story().path("session").path("title").asString("");
        Session session = sessions.create(archive.by().id(), PlainText.clean(title));
        String head = archive.story().path("session").path("headTurnId").asString("");
        copies.write(
                session.id(), ArchivedTurns.read(archive.story().path("turns"), all), head.isEmpty() ? null : head);
        return sessions.find(session.id()).orElseThrow();
    }
}
