package app.pentimento.editing;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFile;
import app.pentimento.image.Origin;
import app.pentimento.model.ContextLimits;
import app.pentimento.session.Part;
import app.pentimento.session.Said;
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
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Makes branches with uploads, answers of two models, failures, repeated pictures, and all sizes. */
final class RandomBranch {
    final Map<String, Image> images = new HashMap<>();
    private final Random random;
    private int number;

    RandomBranch(long seed) {
        random = new Random(seed);
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
        return new ContextChoice.Available(past, turn, working, original, ContextChoiceTest.MODEL);
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
        List<Said.Piece> said = new ArrayList<>();
        boolean failed = pictures != 1 && random.nextInt(6) == 0;
        if (!failed) {
            String words = "w".repeat(1 + random.nextInt(400));
            parts.add(new Part.Text(0, words));
            said.add(new Said.Piece(words, null, signature()));
            for (int i = 0; i < pictures; i++) {
                Image image = image(Origin.MODEL);
                parts.add(new Part.Picture(i + 1, image, null));
                said.add(new Said.Piece(null, image.id(), signature()));
            }
            if (random.nextBoolean()) {
                said.add(new Said.Piece("", null, signature()));
            }
        }
        boolean kept = model.equals(ContextChoiceTest.MODEL) && (pictures == 1 || random.nextInt(8) != 0);
        return new PastTurn(turn(inputs, null, model, parts), kept ? said : List.of());
    }

    private byte[] signature() {
        byte[] bytes = new byte[1 + random.nextInt(100)];
        random.nextBytes(bytes);
        return Arrays.copyOf(bytes, bytes.length);
    }

    private Image image(Origin origin) {
        String id = String.format("i%06d", number++);
        ImageFile file = new ImageFile(id, "image/png", 10, 10, 1 + random.nextInt(3_000_000));
        Image image = new Image(id, origin, Instant.EPOCH, null, null, AiLabel.NONE, true, file, file, file);
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
                null);
    }
}
