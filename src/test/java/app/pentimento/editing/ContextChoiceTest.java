package app.pentimento.editing;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.Image;
import app.pentimento.image.Origin;
import app.pentimento.model.ContextLimits;
import app.pentimento.model.InputImage;
import app.pentimento.model.Message;
import app.pentimento.session.Said;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    static final String MODEL = "gemini:a";
    static final String OTHER = "imagen:b";

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
                choice, available.turn(), MODEL, false, null, ContextChoiceTest::input, ContextChoiceTest::input);
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
}
