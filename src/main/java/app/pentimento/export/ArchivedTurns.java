package app.pentimento.export;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFile;
import app.pentimento.image.Origin;
import app.pentimento.session.AnswerOrigin;
import app.pentimento.session.Part;
import app.pentimento.session.PlainText;
import app.pentimento.session.SessionCopies;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnError;
import app.pentimento.session.TurnOptions;
import app.pentimento.session.TurnStatus;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the turns of an archive. Which model answered, when, and with what, are the archive's claims and stay so. */
final class ArchivedTurns {
    private static final int MOST_TURNS = 5000;
    private static final int MOST_PARTS = 500;
    private static final int MOST_PICTURES = 100;
    private static final int MOST_SOURCES = 200;
    private static final int LONGEST_PROMPT = 20_000;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_CAPTION = 4000;
    private static final int LONGEST_MODEL = 150;
    private static final int LONGEST_MESSAGE = 2000;

    private static final ImageFile ANY_FILE = new ImageFile("", "", 0, 0, 0);
    /** Stands for a picture where only the turns are checked. */
    private static final Image ANY = new Image(
            "", Origin.UPLOAD, Instant.EPOCH, null, null, AiLabel.NONE, false, ANY_FILE, ANY_FILE, ANY_FILE, Set.of());

    private ArchivedTurns() {}

    /** Every mention of a picture, in the order of the conversation. */
    static List<JsonNode> pictures(JsonNode turns) {
        List<JsonNode> pictures = new ArrayList<>();
        for (JsonNode turn : turns) {
            turn.path("inputs").forEach(pictures::add);
            if (turn.path("mask").isObject()) {
                pictures.add(turn.path("mask"));
            }
            for (JsonNode part : turn.path("parts")) {
                if (part.path("kind").asString("").equals("image")) {
                    pictures.add(part.path("image"));
                }
            }
        }
        return pictures;
    }

    /** Refuses turns that are not those of a session, before any of their pictures is looked at. */
    static void check(JsonNode turns) {
        read(turns, image -> ANY);
    }

    /**
     * The turns, oldest first, each with the ids that they have in the archive.
     *
     * @param images the kept pictures by the ids that they have in the archive
     */
    static List<Turn> read(JsonNode turns, Map<String, Image> images) {
        return read(
                turns,
                image -> Objects.requireNonNull(images.get(image.path("id").asString(""))));
    }

    private static List<Turn> read(JsonNode turns, Function<JsonNode, Image> image) {
        if (turns.size() > MOST_TURNS) {
            throw new InvalidArchive(
                    "The session has %,d turns; at most %,d are allowed.".formatted(turns.size(), MOST_TURNS));
        }
        Set<String> seen = new HashSet<>();
        List<Turn> read = new ArrayList<>();
        for (JsonNode json : turns) {
            Turn turn = turn(json, image);
            if (turn.parentId() != null && !seen.contains(turn.parentId())) {
                throw new InvalidArchive(
                        "Turn %d follows a turn that does not come before it.".formatted(read.size() + 1));
            }
            if (!seen.add(turn.id())) {
                throw new InvalidArchive("Two turns of session.json have the same id.");
            }
            read.add(turn);
        }
        return read;
    }

    private static Turn turn(JsonNode json, Function<JsonNode, Image> image) {
        JsonNode options = json.path("options");
        Instant created = time(json, "createdAt");
        return new Turn(
                text(json, "id", 64),
                "",
                textOrNull(json, "parentTurnId", 64),
                status(json),
                1,
                text(json, "prompt", LONGEST_PROMPT),
                list(json, "inputs", MOST_PICTURES).stream().map(image).toList(),
                json.path("mask").isObject() ? image.apply(json.path("mask")) : null,
                SessionCopies.IMPORTED + text(json, "model", LONGEST_MODEL),
                new TurnOptions(
                        textOrNull(options, "aspectRatio", 20),
                        textOrNull(options, "resolution", 20),
                        options.path("variants").isInt()
                                ? options.path("variants").asInt()
                                : null,
                        options.path("seed").isIntegralNumber()
                                        && options.path("seed").canConvertToLong()
                                ? options.path("seed").asLong()
                                : null,
                        null,
                        textOrNull(options, "thinking", 10),
                        options.path("grounding").isBoolean()
                                ? options.path("grounding").asBoolean()
                                : null,
                        textOrNull(options, "keep", 10)),
                parts(json, image),
                null,
                null,
                error(json.path("error")),
                created == null ? Instant.now() : created,
                time(json, "startedAt"),
                time(json, "finishedAt"),
                null,
                new AnswerOrigin(textOrNull(json, "servedBy", LONGEST_MODEL), null, sources(json), null),
                List.of(),
                0,
                null);
    }

    /** What is shown as a link later must be an address of the web. */
    private static List<AnswerOrigin.Source> sources(JsonNode turn) {
        return list(turn, "sources", MOST_SOURCES).stream()
                .map(source -> new AnswerOrigin.Source(text(source, "title", 300), text(source, "url", 4000)))
                .filter(source ->
                        source.url().startsWith("https://") || source.url().startsWith("http://"))
                .toList();
    }

    private static List<Part> parts(JsonNode turn, Function<JsonNode, Image> image) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode part : list(turn, "parts", MOST_PARTS)) {
            switch (part.path("kind").asString("")) {
                case "text" -> parts.add(new Part.Text(parts.size(), text(part, "text", LONGEST_TEXT)));
                case "image" ->
                    parts.add(new Part.Picture(
                            parts.size(),
                            image.apply(part.path("image")),
                            textOrNull(part, "caption", LONGEST_CAPTION)));
                default -> throw new InvalidArchive("A part of an answer in session.json is neither text nor image.");
            }
        }
        return parts;
    }

    /** What had not ended when it was exported never will. */
    private static TurnStatus status(JsonNode turn) {
        return switch (turn.path("status").asString("")) {
            case "succeeded" -> TurnStatus.SUCCEEDED;
            case "failed" -> TurnStatus.FAILED;
            case "cancelled", "queued", "running" -> TurnStatus.CANCELLED;
            default -> throw new InvalidArchive("A turn in session.json has an unknown status.");
        };
    }

    private static @Nullable TurnError error(JsonNode error) {
        return error.isObject()
                ? new TurnError(text(error, "code", 50), text(error, "message", LONGEST_MESSAGE), false)
                : null;
    }

    /** A time of the past; null where there is none that can be believed. */
    private static @Nullable Instant time(JsonNode json, String field) {
        try {
            Instant time = Instant.parse(json.path(field).asString(""));
            return time.isAfter(Instant.now()) || time.isBefore(Instant.EPOCH) ? null : time;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static List<JsonNode> list(JsonNode json, String field, int most) {
        if (json.path(field).size() > most) {
            throw new InvalidArchive("A turn in session.json has more than %d %s.".formatted(most, field));
        }
        return json.path(field).valueStream().toList();
    }

    private static String text(JsonNode json, String field, int longest) {
        String text = textOrNull(json, field, longest);
        if (text == null) {
            throw new InvalidArchive("session.json lacks a %s.".formatted(field));
        }
        return text;
    }

    private static @Nullable String textOrNull(JsonNode json, String field, int longest) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString() || value.asString().length() > longest) {
            throw new InvalidArchive("A %s in session.json is not text, or is too long.".formatted(field));
        }
        return PlainText.clean(value.asString());
    }
}
