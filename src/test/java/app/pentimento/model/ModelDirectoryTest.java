package app.pentimento.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.Lifecycle.State;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where models stand, by what their vendor says and by what the catalog knows. */
class ModelDirectoryTest {
    private static final LocalDate PAST = LocalDate.of(2026, 10, 2);
    private static final LocalDate FUTURE = LocalDate.of(2999, 1, 1);

    private final FakeVendor vendor = new FakeVendor();
    private final List<ModelDirectory> started = new ArrayList<>();

    private ModelDirectory started() {
        ModelDirectory directory = vendor.directory();
        directory.afterSingletonsInstantiated();
        directory.awaitFirstCheck();
        started.add(directory);
        return directory;
    }

    @AfterEach
    void stop() {
        started.forEach(ModelDirectory::destroy);
    }

    private State state(ModelDirectory directory, String name) {
        return vendor.lifecycle(directory, name).state();
    }

    @Test
    void countsOnTheCatalogsDatesWhereNobodyCanBeAsked() {
        vendor.knows("retired", null, PAST, "")
                .knows("retires-later", null, FUTURE, "")
                .knows("deprecated", PAST, null, "")
                .knows("deprecated-later", FUTURE, null, "")
                .knows("offered");
        ModelDirectory directory = started();
        assertThat(state(directory, "retired")).isEqualTo(State.RETIRED);
        assertThat(vendor.lifecycle(directory, "retired").retiredAt())
                .isEqualTo(PAST.atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(state(directory, "retires-later")).isEqualTo(State.DEPRECATED);
        assertThat(state(directory, "deprecated")).isEqualTo(State.DEPRECATED);
        assertThat(state(directory, "deprecated-later")).isEqualTo(State.OFFERED);
        assertThat(state(directory, "offered")).isEqualTo(State.OFFERED);
        assertThat(vendor.lifecycle(directory, "offered").checkedAt()).isNull();
        assertThat(directory.connections()).singleElement().satisfies(connection -> {
            assertThat(connection.trouble()).isEqualTo("It is down.");
            assertThat(connection.checkedAt()).isNull();
        });
    }

    @Test
    void believesTheVendorMoreThanTheCatalog() {
        vendor.knows("retired", null, PAST, "").knows("offered").knows("gone", null, FUTURE, "");
        vendor.lists("retired", "offered");
        ModelDirectory directory = started();
        assertThat(state(directory, "retired")).as("it is served all the same").isEqualTo(State.DEPRECATED);
        assertThat(vendor.lifecycle(directory, "retired").retiredAt()).isNull();
        assertThat(state(directory, "offered")).isEqualTo(State.OFFERED);
        assertThat(state(directory, "gone")).isEqualTo(State.RETIRED);
        assertThat(vendor.lifecycle(directory, "gone").retiredAt())
                .as("the day is not known")
                .isNull();
        assertThat(vendor.lifecycle(directory, "gone").checkedAt()).isNotNull();
    }

    @Test
    void takesADayThatTheVendorNamesForTheEndOfAModel() {
        vendor.knows("ends");
        vendor.says =
                new VendorModels.Listing(List.of(new VendorModels.Listed("ends", "Ends", true, null, FUTURE)), true);
        ModelDirectory directory = started();
        assertThat(state(directory, "ends")).isEqualTo(State.DEPRECATED);
        assertThat(vendor.lifecycle(directory, "ends").retiredAt())
                .isEqualTo(FUTURE.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Test
    void followsReplacementsToOneThatIsThere() {
        vendor.knows("a", null, null, "vendor:b")
                .knows("b", null, null, "vendor:c")
                .knows("c")
                .knows("x", null, null, "vendor:y")
                .knows("y", null, null, "vendor:x");
        vendor.lists("c");
        ModelDirectory directory = started();
        assertThat(vendor.lifecycle(directory, "a").replacedBy()).isEqualTo("vendor:c");
        assertThat(directory.retiredSentence("Model a", vendor.lifecycle(directory, "a")))
                .isEqualTo("Model a is no longer offered by its vendor. Use Model c instead.");
        assertThat(vendor.lifecycle(directory, "x").replacedBy())
                .as("each replaces the other")
                .isNull();
    }

    @Test
    void retiresNothingThatAnIncompleteListLacks() {
        vendor.knows("listed").knows("not-listed").knows("retired", null, PAST, "");
        vendor.lists(false, "listed");
        ModelDirectory directory = started();
        assertThat(state(directory, "listed")).isEqualTo(State.OFFERED);
        assertThat(state(directory, "not-listed")).isEqualTo(State.OFFERED);
        assertThat(vendor.lifecycle(directory, "not-listed").checkedAt()).isNull();
        assertThat(state(directory, "retired")).isEqualTo(State.RETIRED);
    }

    @Test
    void forgetsWhatWasSaidThroughAnotherConnection() {
        vendor.knows("here").knows("there");
        vendor.lists("here");
        ModelDirectory directory = started();
        assertThat(state(directory, "there")).isEqualTo(State.RETIRED);
        vendor.connection = "second";
        assertThat(state(directory, "there")).isEqualTo(State.OFFERED);
        vendor.lists("there");
        directory.check();
        assertThat(state(directory, "here")).isEqualTo(State.RETIRED);
        vendor.connection = null;
        assertThat(state(directory, "here")).isEqualTo(State.OFFERED);
        assertThat(directory.connections()).singleElement().satisfies(connection -> {
            assertThat(connection.connected()).isFalse();
            assertThat(connection.checkedAt()).isNull();
        });
    }

    @Test
    void keepsTheLastListWhereALaterOneFailsOrIsEmpty() {
        vendor.knows("here").knows("gone");
        vendor.lists("here");
        ModelDirectory directory = started();
        vendor.says = null;
        directory.check();
        assertThat(state(directory, "gone")).isEqualTo(State.RETIRED);
        assertThat(directory.connections().getFirst().trouble()).isEqualTo("It is down.");
        vendor.lists();
        directory.check();
        assertThat(state(directory, "here")).isEqualTo(State.OFFERED);
        assertThat(directory.connections().getFirst().trouble()).isEqualTo("Its list of models is empty.");
        vendor.lists("gone");
        directory.check();
        assertThat(state(directory, "here")).isEqualTo(State.RETIRED);
        assertThat(directory.connections().getFirst().trouble()).isNull();
    }

    @Test
    void asksOnceForAllWhoMissAModelAtOnce() throws InterruptedException {
        vendor.knows("a");
        vendor.lists("a");
        ModelDirectory directory = started();
        CountDownLatch held = new CountDownLatch(1);
        vendor.held = held;
        vendor.lists("b");
        List<Thread> threads = new ArrayList<>();
        List<State> seen = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                directory.lookAgain(vendor.properties("").entry("vendor:a").orElseThrow());
                synchronized (seen) {
                    seen.add(state(directory, "a"));
                }
            }));
        }
        while (threads.stream().anyMatch(thread -> thread.getState() == Thread.State.NEW) || vendor.asked.get() < 2) {
            Thread.onSpinWait();
        }
        held.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(seen).hasSize(20).containsOnly(State.RETIRED);
        assertThat(vendor.asked.get())
                .as("one at the start, then one for all, or two")
                .isBetween(2, 3);
    }

    @Test
    void asksEachConnectionForItsOwnModels() {
        vendor.knows("a").knows("b");
        FakeVendor other = new FakeVendor("other", entry -> entry.label().equals("Model a"));
        other.lists("a");
        FakeVendor own = new FakeVendor("", entry -> !entry.label().equals("Model a"));
        own.lists("b");
        ModelDirectory directory = new ModelDirectory(vendor.properties(""), List.of(() -> List.of(own, other)));
        directory.check();
        assertThat(state(directory, "a")).isEqualTo(State.OFFERED);
        assertThat(state(directory, "b")).isEqualTo(State.OFFERED);
        assertThat(directory.connections())
                .extracting(ModelDirectory.Connection::name)
                .containsExactly("", "other");
    }

    @Test
    void findsNewModelsOnceAndUnderTheirPlainestName() {
        vendor.knows("nano-2").knows("old-image", null, PAST, "").knows("pro-image");
        vendor.lists(
                "nano-2",
                "nano-2-preview",
                "nano-2-09-2026",
                "old-image-preview",
                "pro-image-preview",
                "new-image-preview",
                "new-image-latest",
                "new-image",
                "other-image-exp-03-14");
        ModelDirectory directory = started();
        assertThat(directory.discovered(FakeVendor.BACKEND))
                .as("a preview takes the place of a model that is not listed itself, unless that has ended")
                .containsOnlyKeys("new-image", "pro-image-preview", "other-image-exp-03-14");
        assertThat(state(directory, "new-image")).isEqualTo(State.UNKNOWN);
        assertThat(state(directory, "pro-image")).isEqualTo(State.RETIRED);
    }
}
