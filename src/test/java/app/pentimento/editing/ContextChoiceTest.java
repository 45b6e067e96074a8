package app.pentimento.editing;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFile;
import app.pentimento.image.Origin;
import app.pentimento.model.ContextLimits;
import app.pentimento.model.InputImage;
import app.pentimento.model.Message;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

/** Properties of the context planner over random trees, answers and limits. */
class ContextChoiceTest {
    private static final String MODEL = "gemini:a";
    private static final String OTHER = "imagen:b";

    static List<Long> seeds() {
        return new Random(20261125).longs(400).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatMustGoGoesOnceRolesAlternateAndWhatWasSaidGoesBackAsItWasSaid(long seed) {
        RandomBranch random = new RandomBranch(seed);
        ContextChoice.Available available = random.branch();
        ContextLimits limits = random.limits();
        ContextBudget budget = random.budget();
        ContextChoice choice = ContextChoice.of(available, limits, budget);
        List<Message> messages = messages(choice, available);

        List<String> sent = pictures(messages);
        assertThat(sent).as("each picture once").doesNotHaveDuplicates();
        assertThat(sent)
                .as("what the turn brings")
                .containsAll(ids(available.turn().inputs()));
        if (available.turn().mask() != null) {
            assertThat(sent).contains(available.turn().mask().id());
        }
        if (available.working() != null) {
            assertThat(sent)
                    .as("the working image")
                    .contains(available.working().id());
        }
        int must = must(available).size();
        assertThat(sent.size())
                .as("within the model's number of pictures")
                .isLessThanOrEqualTo(Math.max(limits.images(), must));
        if (available.original() != null && must <= limits.images()) {
            assertThat(sent).as("the original").contains(available.original().id());
        }
        assertAlternating(messages);
        assertThat(messages.getLast().items().getLast())
                .isInstanceOfSatisfying(
                        Message.Words.class,
                        words -> assertThat(words.text())
                                .isEqualTo(available.turn().prompt()));
        assertSaidAsItWas(messages, choice, random);
        assertNothingFromElsewhere(messages, available);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void recentTurnsComeBeforeOlderOnesAndRoomIsNotExceeded(long seed) {
        RandomBranch random = new RandomBranch(seed);
        ContextChoice.Available available = random.branch();
        ContextLimits limits = random.limits();
        ContextBudget budget = random.budget();
        ContextChoice choice = ContextChoice.of(available, limits, budget);

        boolean wordsOnly = false;
        for (ContextChoice.Chosen chosen : choice.turns().reversed()) {
            wordsOnly = wordsOnly || chosen.extent() == ContextChoice.Extent.WORDS;
            assertThat(chosen.extent() == ContextChoice.Extent.WORDS)
                    .as("no whole turn is older than one that lost its pictures")
                    .isEqualTo(wordsOnly);
        }
        List<String> answered = available.past().stream()
                .filter(PastTurn::answered)
                .map(past -> past.turn().id())
                .toList();
        List<String> kept =
                choice.turns().stream().map(chosen -> chosen.past().turn().id()).toList();
        assertThat(answered.subList(answered.size() - kept.size(), answered.size()))
                .as("the newest ones are kept, without a gap")
                .isEqualTo(kept);
        long words = choice.turns().stream()
                .mapToLong(chosen -> chosen.past().wordBytes(MODEL))
                .sum();
        assertThat(words).isLessThanOrEqualTo(budget.wordBytes(limits));
        Set<String> must = must(available);
        must.addAll(
                available.original() == null
                        ? List.of()
                        : List.of(available.original().id()));
        long optional = pictures(messages(choice, available)).stream()
                .filter(id -> !must.contains(id))
                .map(id -> Objects.requireNonNull(random.images.get(id)))
                .filter(image ->
                        image.origin() != Origin.UPLOAD || image.source().bytes() < limits.heldFrom())
                .mapToLong(image -> (image.source().bytes() + 2) / 3 * 4)
                .sum();
        assertThat(optional).isLessThanOrEqualTo(budget.pictureBytes(limits));
        assertThat(pictures(messages(choice, available)).stream()
                        .filter(id -> !must.contains(id))
                        .count())
                .isLessThanOrEqualTo(budget.pictures());
    }

    @Test
    void aLongConversationSendsAsManyPicturesAsAShortOne() {
        ContextBudget budget = new ContextBudget(3, DataSize.ofMegabytes(15), DataSize.ofKilobytes(24), 60);
        ContextLimits limits = new ContextLimits(14, 19_000_000, 131_072, Long.MAX_VALUE);
        List<Integer> counts = new ArrayList<>();
        for (int turns : List.of(4, 20, 60)) {
            RandomBranch random = new RandomBranch(turns);
            ContextChoice.Available available = random.plainBranch(turns);
            counts.add(pictures(messages(ContextChoice.of(available, limits, budget), available))
                    .size());
        }
        assertThat(counts).containsOnly(5);
    }

    private static List<Message> messages(ContextChoice choice, ContextChoice.Available available) {
        return ContextMessages.of(
                choice, available.turn(), MODEL, false, ContextChoiceTest::input, ContextChoiceTest::input);
    }

    private static InputImage input(Image image) {
        return new InputImage(image.id(), image.source(), java.io.InputStream::nullInputStream);
    }

    private static Set<String> must(ContextChoice.Available available) {
        Set<String> must = new HashSet<>(ids(available.turn().inputs()));
        if (available.turn().mask() != null) {
            must.add(available.turn().mask().id());
        }
        if (available.working() != null) {
            must.add(available.working().id());
        }
        return must;
    }

    private static List<String> ids(List<Image> images) {
        return images.stream().map(Image::id).toList();
    }

    private static List<String> pictures(List<Message> messages) {
        return messages.stream()
                .flatMap(message -> message.items().stream())
                .filter(Message.Picture.class::isInstance)
                .map(item -> ((Message.Picture) item).image().imageId())
                .toList();
    }

    private static void assertAlternating(List<Message> messages) {
        for (int i = 0; i < messages.size(); i++) {
            Message.Role expected = i % 2 == 0 ? Message.Role.PERSON : Message.Role.MODEL;
            assertThat(messages.get(i).role()).isEqualTo(expected);
            assertThat(messages.get(i).items()).isNotEmpty();
        }
        assertThat(messages.getLast().role()).isEqualTo(Message.Role.PERSON);
    }

    /** Signatures stand on the pieces that they came with and on nothing else; words are the same, in the same order. */
    private static void assertSaidAsItWas(List<Message> messages, ContextChoice choice, RandomBranch random) {
        for (int i = 0; i < choice.turns().size(); i++) {
            PastTurn past = choice.turns().get(i).past();
            List<Message.Item> items = messages.get(2 * i + 1).items();
            if (!past.saidBy(MODEL)) {
                assertThat(items).allSatisfy(item -> assertThat(signature(item)).isNull());
                assertThat(items).noneMatch(Message.Picture.class::isInstance);
                continue;
            }
            assertThat(items).hasSameSizeAs(past.said());
            for (int j = 0; j < items.size(); j++) {
                Said.Piece piece = past.said().get(j);
                Message.Item item = items.get(j);
                if (item instanceof Message.Picture picture) {
                    assertThat(picture.image().imageId()).isEqualTo(piece.imageId());
                    assertThat(picture.signature()).isSameAs(piece.signature());
                } else if (item instanceof Message.Words words) {
                    boolean marker = piece.imageId() != null;
                    assertThat(words.text()).isEqualTo(marker ? ContextMessages.PICTURE_LEFT_OUT : piece.words());
                    assertThat(words.signature()).isSameAs(marker ? null : piece.signature());
                }
            }
        }
        messages.stream()
                .filter(message -> message.role() == Message.Role.PERSON)
                .forEach(message -> assertThat(message.items())
                        .allSatisfy(item -> assertThat(signature(item)).isNull()));
        assertThat(random.images.keySet()).containsAll(pictures(messages));
    }

    private static byte @Nullable [] signature(Message.Item item) {
        return switch (item) {
            case Message.Words words -> words.signature();
            case Message.Picture picture -> picture.signature();
        };
    }

    private static void assertNothingFromElsewhere(List<Message> messages, ContextChoice.Available available) {
        Set<String> allowed = must(available);
        available.past().forEach(past -> allowed.addAll(ids(past.pictures())));
        if (available.original() != null) {
            allowed.add(available.original().id());
        }
        assertThat(allowed).containsAll(pictures(messages));
    }

    /** Makes branches with uploads, answers of two models, failures, repeated pictures, and all sizes. */
    private static final class RandomBranch {
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
            Turn turn = turn(inputs, mask, MODEL, List.of());
            Image working = inputs.isEmpty() ? null : inputs.getFirst();
            for (PastTurn earlier : past.reversed()) {
                working = working == null ? earlier.turn().workingImage() : working;
            }
            Image original = past.stream()
                    .flatMap(earlier -> earlier.turn().inputs().stream())
                    .filter(image -> image.origin() == Origin.UPLOAD)
                    .findFirst()
                    .orElse(null);
            return new ContextChoice.Available(past, turn, working, original, MODEL);
        }

        private Image anyOf(List<PastTurn> past) {
            List<Image> all = past.stream()
                    .flatMap(earlier -> earlier.pictures().stream())
                    .toList();
            return all.isEmpty() ? image(Origin.UPLOAD) : all.get(random.nextInt(all.size()));
        }

        private PastTurn pastTurn(int uploads, int pictures) {
            List<Image> inputs = new ArrayList<>();
            for (int i = 0; i < uploads; i++) {
                inputs.add(image(Origin.UPLOAD));
            }
            String model = random.nextInt(4) == 0 && pictures != 1 ? OTHER : MODEL;
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
            boolean kept = model.equals(MODEL) && (pictures == 1 || random.nextInt(8) != 0);
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
}
