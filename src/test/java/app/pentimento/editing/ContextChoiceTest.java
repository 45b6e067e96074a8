package app.pentimento.editing;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.Image;
import app.pentimento.image.Origin;
import app.pentimento.model.ContextLimits;
import app.pentimento.model.InputImage;
import app.pentimento.model.Message;
import app.pentimento.model.Transcript;
import app.pentimento.session.Part;
import app.pentimento.session.Transcripts.TranscriptPart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
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
    void sendsEachPictureOnceAlternatesRolesAndRepeatsTheModelByteForByte(long seed) {
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
        if (available.original() != null && must < limits.images()) {
            assertThat(sent).as("the original").contains(available.original().id());
        }
        assertAlternating(messages);
        assertThat(messages.getLast().items().getLast())
                .isInstanceOfSatisfying(
                        Message.Words.class,
                        words -> assertThat(words.text())
                                .isEqualTo(available.turn().prompt()));
        assertModelSaysOnlyWhatItSaid(messages, choice, random);
        assertAllIsTold(messages, choice);
        assertNothingFromElsewhere(messages, available);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void prefersRecentTurnsAndStaysWithinTheBudget(long seed) {
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
                .mapToLong(chosen -> chosen.past().wordBytes())
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
    void sendsAsManyPicturesInALongConversationAsInAShortOne() {
        ContextBudget budget = new ContextBudget(3, DataSize.ofMegabytes(15), DataSize.ofKilobytes(24), 60);
        ContextLimits limits = new ContextLimits(14, 19_000_000, 131_072, Long.MAX_VALUE);
        List<Integer> counts = new ArrayList<>();
        for (int turns : List.of(4, 20, 60)) {
            RandomBranch random =
                    new RandomBranch(turns, new Transcript("generate-content", Transcript.Rule.SIGNED_PARTS));
            ContextChoice.Available available = random.plainBranch(turns);
            counts.add(pictures(messages(ContextChoice.of(available, limits, budget), available))
                    .size());
        }
        assertThat(counts).containsOnly(5);
    }

    private static List<Message> messages(ContextChoice choice, ContextChoice.Available available) {
        return messages(choice, available, available.transcript().rule());
    }

    private static List<Message> messages(
            ContextChoice choice, ContextChoice.Available available, Transcript.Rule rule) {
        return new ContextMessages(rule, ContextChoiceTest::input, ContextChoiceTest::input)
                .of(choice, available.turn(), false, null);
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

    /**
     * In the model's messages stands only what this very model said through this very API, byte for byte, and, where it
     * signs, signed; in the person's messages stands no signature.
     */
    private static void assertModelSaysOnlyWhatItSaid(
            List<Message> messages, ContextChoice choice, RandomBranch random) {
        List<ContextChoice.Chosen> repeated =
                choice.turns().stream().filter(ContextChoice.Chosen::repeated).toList();
        List<Message> own = messages.stream()
                .filter(message -> message.role() == Message.Role.MODEL)
                .toList();
        assertThat(own).hasSameSizeAs(repeated);
        boolean signs = random.rules.rule() == Transcript.Rule.SIGNED_PARTS;
        for (int i = 0; i < own.size(); i++) {
            PastTurn past = repeated.get(i).past();
            assertThat(past.turn().model()).isEqualTo(MODEL);
            List<TranscriptPart> expected = past.transcript().stream()
                    .filter(part -> !signs || part.signature() != null)
                    .toList();
            List<Message.Item> items = own.get(i).items();
            assertThat(items).hasSameSizeAs(expected);
            for (int j = 0; j < items.size(); j++) {
                TranscriptPart part = expected.get(j);
                assertThat(part.format()).isEqualTo(random.rules.format());
                switch (items.get(j)) {
                    case Message.Picture picture -> {
                        assertThat(picture.image().imageId()).isEqualTo(part.imageId());
                        assertThat(picture.signature()).isSameAs(part.signature());
                    }
                    case Message.Words words -> {
                        assertThat(words.text()).isEqualTo(part.text());
                        assertThat(words.signature()).isSameAs(part.signature());
                    }
                    case Message.Raw raw -> assertThat(raw.json()).isEqualTo(part.text());
                }
            }
        }
        messages.stream()
                .filter(message -> message.role() == Message.Role.PERSON)
                .forEach(message -> assertThat(message.items()).allSatisfy(ContextChoiceTest::assertUnsigned));
        assertThat(random.images.keySet()).containsAll(pictures(messages));
    }

    private static void assertUnsigned(Message.Item item) {
        switch (item) {
            case Message.Words words -> assertThat(words.signature()).isNull();
            case Message.Picture picture -> assertThat(picture.signature()).isNull();
            case Message.Raw raw ->
                assertThat(raw).as("nothing raw in the person's words").isNull();
        }
    }

    /** Whatever does not stand in the model's own messages is told all the same: prompts and words of all that goes. */
    private static void assertAllIsTold(List<Message> messages, ContextChoice choice) {
        String all = messages.stream()
                .flatMap(message -> message.items().stream())
                .filter(Message.Words.class::isInstance)
                .map(item -> ((Message.Words) item).text())
                .collect(Collectors.joining("\n"));
        for (ContextChoice.Chosen chosen : choice.turns()) {
            assertThat(all).contains(chosen.past().turn().prompt());
            chosen.past().turn().parts().forEach(part -> {
                if (part instanceof Part.Text text) {
                    assertThat(all).contains(text.text());
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sendsTheSamePicturesWhenTheConversationIsRetold(long seed) {
        RandomBranch random = new RandomBranch(seed);
        ContextChoice.Available available = random.branch();
        ContextChoice choice = ContextChoice.of(available, random.limits(), random.budget());
        List<Message> retold = messages(choice.retold(), available, Transcript.Rule.NOTHING);
        assertThat(retold)
                .singleElement()
                .satisfies(message -> assertThat(message.role()).isEqualTo(Message.Role.PERSON));
        assertThat(pictures(retold)).hasSameElementsAs(pictures(messages(choice, available)));
        assertAllIsTold(retold, choice);
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
