package app.pentimento.web.api;

import app.pentimento.image.DamagedFile;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFormat;
import app.pentimento.image.StoredFiles;
import app.pentimento.provenance.audit.DeliveryLog;
import app.pentimento.session.Part;
import app.pentimento.session.Session;
import app.pentimento.session.Turn;
import app.pentimento.session.Turns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes a session as a ZIP, a page of turns and a piece of a picture at a time, so that none is too long for it. */
@Component
final class SessionArchiveWriter {
    private static final int PAGE = 50;

    private final Turns turns;
    private final StoredFiles files;
    private final DeliveryLog deliveries;
    private final TurnQualityEnricher known;
    private final ExportPage page;
    private final ObjectWriter json;

    SessionArchiveWriter(
            Turns turns,
            StoredFiles files,
            DeliveryLog deliveries,
            TurnQualityEnricher known,
            JsonMapper json,
            ExportPage page) {
        this.turns = turns;
        this.files = files;
        this.deliveries = deliveries;
        this.known = known;
        this.page = page;
        this.json = json.writerWithDefaultPrettyPrinter().without(StreamWriteFeature.AUTO_CLOSE_TARGET);
    }

    /** The pictures of a session in their order, each with its name in the archive. */
    static final class Names {
        private final Map<String, String> names = new LinkedHashMap<>();
        private final Map<String, Image> images = new LinkedHashMap<>();

        /** The name of a picture, the same each time. */
        String of(Image image) {
            images.putIfAbsent(image.id(), image);
            return names.computeIfAbsent(
                    image.id(),
                    id -> "images/%04d-%s.%s"
                            .formatted(
                                    names.size() + 1,
                                    id,
                                    ImageFormat.ofMediaType(image.delivered().mediaType())
                                            .map(ImageFormat::extension)
                                            .orElse("bin")));
        }
    }

    /**
     * Writes the archive: {@code session.json}, {@code index.html}, then the pictures in the order they were seen.
     *
     * @param who gets it
     * @param locale whose language its page speaks
     */
    void write(Session session, String who, Locale locale, OutputStream out) throws IOException {
        Names names = new Names();
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry("session.json"));
        writeJson(session, names, zip);
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("index.html"));
        writePage(session, names, locale, zip);
        zip.closeEntry();
        zip.setLevel(Deflater.NO_COMPRESSION); // pictures are compressed already
        for (Image image : names.images.values()) {
            try (InputStream in = files.openWhole(image.delivered())) {
                entry(zip, names.of(image), image, in);
                deliveries.delivered(image, DeliveryLog.Form.EXPORT, who);
            } catch (DamagedFile e) {
                byte[] words = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
                entry(zip, names.of(image) + ".damaged.txt", image, new ByteArrayInputStream(words));
            }
        }
        zip.finish();
    }

    private static void entry(ZipOutputStream zip, String name, Image image, InputStream bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(image.createdAt().toEpochMilli());
        zip.putNextEntry(entry);
        bytes.transferTo(zip);
        zip.closeEntry();
    }

    private void writeJson(Session session, Names names, OutputStream out) throws IOException {
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartObject();
            generator.writePOJOProperty("session", SessionJson.of(session));
            generator.writeArrayPropertyStart("turns");
            for (Iterator<Turn> all = all(session).iterator(); all.hasNext(); ) {
                Turn turn = all.next();
                name(turn, names);
                generator.writePOJO(known.json(turn, true));
            }
            generator.writeEndArray();
            generator.writePOJOProperty("files", names.names);
            generator.writeEndObject();
        }
    }

    private void writePage(Session session, Names names, Locale locale, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        page.write(session, all(session), names::of, locale, writer);
        writer.flush();
    }

    /** The turns of a session, read a page at a time. */
    private Stream<Turn> all(Session session) {
        return Stream.iterate(
                        turns.list(session.id(), PAGE, null),
                        Objects::nonNull,
                        page -> page.next() == null ? null : turns.list(session.id(), PAGE, page.next()))
                .flatMap(page -> page.items().stream());
    }

    private static void name(Turn turn, Names names) {
        turn.inputs().forEach(names::of);
        nameIfThere(turn.mask(), names);
        for (Part part : turn.parts()) {
            if (part instanceof Part.Picture picture) {
                names.of(picture.image());
            }
        }
    }

    private static void nameIfThere(@Nullable Image image, Names names) {
        if (image != null) {
            names.of(image);
        }
    }
}
