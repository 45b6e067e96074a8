package app.pentimento.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A vendor that says of its models what a test tells it to, and its models, which answer nothing. */
final class FakeVendor implements VendorModels {
    static final String BACKEND = "vendor";

    final AtomicInteger asked = new AtomicInteger();
    final Map<String, CatalogEntry> catalog = new LinkedHashMap<>();
    volatile @Nullable String connection = "first";
    volatile @Nullable Listing says;
    volatile @Nullable CountDownLatch held;

    private final String name;
    private final Predicate<CatalogEntry> serves;

    FakeVendor() {
        this("", entry -> true);
    }

    /** One of several connections, for these models. */
    FakeVendor(String name, Predicate<CatalogEntry> serves) {
        this.name = name;
        this.serves = serves;
    }

    /** Knows a model by the catalog; the later it is added, the lower its rank. */
    FakeVendor knows(String name, @Nullable LocalDate deprecated, @Nullable LocalDate retired, String replacedBy) {
        catalog.put(name, entry(name, 10 * (catalog.size() + 1), deprecated, retired, replacedBy));
        return this;
    }

    FakeVendor knows(String name) {
        return knows(name, null, null, "");
    }

    /** Says that it has these models, and none else. */
    void lists(String... names) {
        lists(true, names);
    }

    void lists(boolean complete, String... names) {
        says = new Listing(
                List.of(names).stream()
                        .map(name -> new Listed(name, name, true, 1000, null))
                        .toList(),
                complete);
    }

    ModelDirectory directory() {
        return new ModelDirectory(properties(""), List.of(() -> List.of(this)));
    }

    ModelProperties properties(String standard) {
        return new ModelProperties(
                standard, "", new ModelProperties.Discovery(true, Duration.ofHours(6)), Map.copyOf(catalog));
    }

    Lifecycle lifecycle(ModelDirectory directory, String name) {
        CatalogEntry entry = catalog.get(name);
        return directory.lifecycle(
                name, entry == null ? CatalogEntry.careful(BACKEND, "", "", name, true, null) : entry);
    }

    @Override
    public String backend() {
        return BACKEND;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean serves(CatalogEntry entry) {
        return entry.backend().equals(BACKEND) && serves.test(entry);
    }

    @Override
    public @Nullable String connection() {
        return connection;
    }

    @Override
    public Listing list() throws ModelException, InterruptedException {
        asked.incrementAndGet();
        CountDownLatch wait = held;
        if (wait != null) {
            wait.await();
        }
        Listing listing = says;
        if (listing == null) {
            throw new ModelException(ModelException.Kind.BACKEND_UNAVAILABLE, true, "It is down.");
        }
        return listing;
    }

    @Override
    public CatalogEntry careful(Listed model) {
        return CatalogEntry.careful(BACKEND, "", "", model.label(), true, model.contextTokens());
    }

    /** A source whose models stand where a directory says. */
    ModelSource source(ModelDirectory directory) {
        return new ModelSource() {
            @Override
            public String backend() {
                return BACKEND;
            }

            @Override
            public ImageModel model(String name, CatalogEntry entry) {
                return new Fake(() ->
                        entry.info(name, connection == null ? "No key." : null, directory.lifecycle(name, entry)));
            }
        };
    }

    /** The model that is always there. */
    static ImageModel builtin() {
        ModelInfo info = new ModelInfo(
                "builtin:studio",
                "builtin",
                "Studio",
                null,
                Lifecycle.OFFERED,
                CatalogEntry.careful("builtin", "", "", "", false, null)
                        .info("studio", null, Lifecycle.OFFERED)
                        .capabilities(),
                BigDecimal.ZERO);
        return new Fake(() -> info);
    }

    private static CatalogEntry entry(
            String name, int rank, @Nullable LocalDate deprecated, @Nullable LocalDate retired, String replacedBy) {
        return new CatalogEntry(
                BACKEND,
                "",
                "",
                "Model " + name,
                rank,
                true,
                deprecated,
                retired,
                replacedBy,
                !name.startsWith("words"),
                true,
                true,
                false,
                false,
                1,
                3,
                DataSize.ofMegabytes(1),
                1000,
                1000,
                true,
                false,
                List.of(),
                false,
                false,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                null);
    }

    private interface Knowledge {
        ModelInfo now();
    }

    private record Fake(Knowledge knowledge) implements ImageModel {
        @Override
        public ModelInfo info() {
            return knowledge.now();
        }

        @Override
        public void edit(EditRequest request, AnswerListener listener) {
            throw new UnsupportedOperationException("Nobody asks this model");
        }
    }
}
