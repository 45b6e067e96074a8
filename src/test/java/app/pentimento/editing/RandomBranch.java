package app.pentimento.editing;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFile;
import app.pentimento.image.Origin;
import app.pentimento.model.ContextLimits;
import app.pentimento.model.Transcript;
import app.pentimento.session.AnswerOrigin;
import app.pentimento.session.Part;
import app.pentimento.session.Transcripts.Kind;
import app.pentimento.session.Transcripts.TranscriptPart;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnOptions;
import app.pentimento.session.TurnStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Makes branches with uploads, answers of two models through two APIs, signed and unsigned, failures, repeated pictures,
 * and all sizes.
 */
final class RandomBranch {
    private static final String FORMAT = "generate-content";

    final Map<String, Image> images = new HashMap<>();
    final Transcript rules;
    private static final long HISTORY = 2_000_000;

    private final Random random;
    private int number;

    RandomBranch(long seed) {
        random = new Random(seed);
        Transcript.Rule[] all = Transcript.Rule.values();
        rules = new Transcript(FORMAT, all[random.nextInt(all.length)]);
    }

    RandomBranch(long seed, Transcript rules) {
        random = new Random(seed);
        this.rules = rules;
    }

    ContextLimits limits() {
        return new ContextLimits(
                3 + random.nextInt(12),
                100_000 + random.nextInt(20_000_000),
                1000 + random.nextInt(100_000),
                random.nextBoolean() ? Long.MAX_VALUE : 64_000);
    }

    ContextBudget budget() {
        return new ContextBudget(
                random.nextInt(8),
                DataSize.ofBytes(random.nextInt(20_000_000)),
                DataSize.ofBytes(random.nextInt(30_000)),
                60);
    }

    ContextChoice.Available branch() {
        List<PastTurn> past = new ArrayList<>();
        int turns = random.nextInt(30);
        for (int i = 0; i < turns; i++) {
            past.add(pastTurn(i == 0 ? random.nextInt(3) : random.nextInt(10) == 0 ? 1 : 0, random.nextInt(4)));
        }
        List<Image> inputs = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 6; i--) {
            boolean again = random.nextBoolean() && !images.isEmpty();
            inputs.add(again ? anyOf(past) : image(Origin.UPLOAD));
        }
        Image mask = random.nextInt(5) == 0 ? image(Origin.UPLOAD) : null;
        return available(past, inputs.stream().distinct().limit(2).toList(), mask);
    }

    ContextChoice.Available plainBranch(int turns) {
        List<PastTurn> past = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            past.add(pastTurn(i == 0 ? 1 : 0, 1));
        }
        return available(past, List.of(), null);
    }

    private ContextChoice.Available available(List<PastTurn> past, List<Image> inputs, @Nullable Image mask) {
        Turn turn = turn(inputs, mask, ContextChoiceTest.MODEL, List.of());
        Image working = inputs.isEmpty() ? null : inputs.getFirst();
        for (PastTurn earlier : past.reversed()) {
            working = working == null ? earlier.turn().workingImage() : working;
        }
        Image original = past.stream()
                .flatMap(earlier -> earlier.turn().inputs().stream())
                .filter(image -> image.origin() == Origin.UPLOAD)
                .findFirst()
                .orElse(null);
        return new ContextChoice.Available(past, turn, working, original, ContextChoiceTest.MODEL, rules, false);
    }

    private Image anyOf(List<PastTurn> past) {
        List<Image> all =
                past.stream().flatMap(earlier -> earlier.pictures().stream()).toList();
        return all.isEmpty() ? image(Origin.UPLOAD) : all.get(random.nextInt(all.size()));
    }

    private PastTurn pastTurn(int uploads, int pictures) {
        List<Image> inputs = new ArrayList<>();
        for (int i = 0; i < uploads; i++) {
            inputs.add(image(Origin.UPLOAD));
        }
        String model = random.nextInt(4) == 0 && pictures != 1 ? ContextChoiceTest.OTHER : ContextChoiceTest.MODEL;
        List<Part> parts = new ArrayList<>();
        List<TranscriptPart> said = new ArrayList<>();
        String format = random.nextInt(6) == 0 && pictures != 1 ? "interactions" : FORMAT;
        boolean failed = pictures != 1 && random.nextInt(6) == 0;
        if (!failed) {
            String words = "w".repeat(1 + random.nextInt(400));
            parts.add(new Part.Text(0, words));
            said.add(new TranscriptPart(format, Kind.TEXT, words, null, signatureOrNone()));
            for (int i = 0; i < pictures; i++) {
                Image image = image(Origin.MODEL);
                parts.add(new Part.Picture(i + 1, image, null));
                said.add(new TranscriptPart(
                        format, Kind.IMAGE, null, image.id(), pictures == 1 ? signature() : signatureOrNone()));
            }
            if (random.nextBoolean()) {
                said.add(new TranscriptPart(format, Kind.TEXT, "", null, signature()));
            }
        }
        boolean kept = model.equals(ContextChoiceTest.MODEL) && (pictures == 1 || random.nextInt(8) != 0);
        return new PastTurn(turn(inputs, null, model, parts), kept ? said : List.of());
    }

    private byte @Nullable [] signatureOrNone() {
        return random.nextInt(3) == 0 ? null : signature();
    }

    private byte[] signature() {
        byte[] bytes = new byte[1 + random.nextInt(100)];
        random.nextBytes(bytes);
        return Arrays.copyOf(bytes, bytes.length);
    }

    private Image image(Origin origin) {
        String id = String.format("i%06d", number++);
        ImageFile file = new ImageFile(id, "image/png", 10, 10, 1 + random.nextInt(3_000_000));
        ImageFile master = origin == Origin.UPLOAD
                ? file
                : new ImageFile(id, "image/png", 10, 10, file.bytes() + HISTORY); // its manifests have grown
        Image image =
                new Image(id, origin, Instant.EPOCH, null, null, AiLabel.NONE, true, file, file, master, Set.of());
        images.put(id, image);
        return image;
    }

    private Turn turn(List<Image> inputs, @Nullable Image mask, String model, List<Part> parts) {
        String prompt = new String(new byte[1 + random.nextInt(300)], StandardCharsets.US_ASCII).replace('\0', 'p');
        return new Turn(
                String.format("t%06d", number++),
                "s",
                null,
                TurnStatus.SUCCEEDED,
                1,
                prompt,
                inputs,
                mask,
                model,
                TurnOptions.NONE,
                parts,
                null,
                null,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                AnswerOrigin.UNKNOWN,
                List.of(),
                0,
                null);
    }
}
