package app.pentimento.web.page;

import app.pentimento.model.ImageModel;
import app.pentimento.model.Lifecycle;
import app.pentimento.model.ModelDirectory;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.ModelProperties;
import app.pentimento.model.Models;
import app.pentimento.model.google.GeminiKey;
import app.pentimento.model.google.GoogleClients;
import app.pentimento.web.Administration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the settings page shows of models and of the connections to their vendors. */
@Component
class ModelSettings {
    private final Models models;
    private final ModelDirectory directory;
    private final ModelNames names;
    private final GeminiKey key;
    private final GoogleClients google;
    private final Administration administration;
    private final ModelProperties.Discovery discovery;

    ModelSettings(
            Models models,
            ModelDirectory directory,
            ModelNames names,
            GeminiKey key,
            GoogleClients google,
            Administration administration,
            ModelProperties properties) {
        this.models = models;
        this.directory = directory;
        this.names = names;
        this.key = key;
        this.google = google;
        this.administration = administration;
        this.discovery = properties.discovery();
    }

    /**
     * What is shown.
     *
     * @param key where Gemini's key comes from: none, setting or entered
     * @param vertex whether Gemini is reached in Vertex mode
     * @param mayChange whether who looks may enter a key
     * @param everyHours how often vendors are asked; null where they are asked only when somebody says so
     * @param offered the models that can be asked, once they are connected
     * @param retired those that their vendors no longer serve
     */
    record Shown(
            List<Connected> connections,
            String key,
            boolean vertex,
            boolean mayChange,
            @Nullable Long everyHours,
            List<Row> offered,
            List<Row> retired) {
        /** Whether a vendor could not be asked last. */
        public boolean troubled() {
            return connections.stream().anyMatch(connection -> connection.trouble() != null);
        }
    }

    /**
     * A connection.
     *
     * @param name tells the connections of a backend apart; empty for its own
     * @param checked when the vendor last answered; null where it has not
     * @param trouble why it could not be asked last; null where it could
     * @param hint how to connect it; null where it is connected, or the page itself has the means
     */
    record Connected(
            String backend,
            String name,
            boolean connected,
            @Nullable String checked,
            @Nullable String trouble,
            @Nullable String hint) {}

    /**
     * A model.
     *
     * @param state offered, deprecated, unknown or retired; own for the built-in one, unconnected for one that could be
     *     asked if it were connected
     * @param day when it was or will be switched off; null where that is not known
     * @param replacement the name of the model to use instead; null for none
     * @param price of a picture; null where that is unknown or nothing
     * @param hint how to connect it; null where it is connected, or its connection says so
     */
    record Row(
            String id,
            String name,
            boolean standard,
            String state,
            @Nullable String day,
            @Nullable String replacement,
            @Nullable String price,
            @Nullable String hint) {}

    Shown shown(HttpServletRequest request) {
        directory.awaitFirstCheck();
        String standard = models.standard().info().id();
        List<ModelInfo> all = models.all().stream().map(ImageModel::info).toList();
        List<Connected> connections = directory.connections().stream()
                .map(connection -> new Connected(
                        connection.backend(),
                        connection.name(),
                        connection.connected(),
                        Timestamps.minuteOrNull(connection.checkedAt()),
                        connection.trouble(),
                        connection.connected() || connection.backend().equals("gemini")
                                ? null
                                : hint(connection.backend(), all)))
                .toList();
        List<String> connectable = connections.stream().map(Connected::backend).toList();
        return new Shown(
                connections,
                key.source().name().toLowerCase(Locale.ROOT),
                google.wayToGemini() == GoogleClients.Way.VERTEX,
                administration.allows(request),
                discovery.enabled() ? Long.valueOf(Math.max(1, discovery.every().toHours())) : null,
                all.stream()
                        .filter(model -> !model.lifecycle().retired())
                        .map(model -> row(model, standard, connectable))
                        .toList(),
                all.stream()
                        .filter(model -> model.lifecycle().retired())
                        .map(model -> row(model, standard, connectable))
                        .toList());
    }

    private static @Nullable String hint(String backend, List<ModelInfo> all) {
        return all.stream()
                .filter(model -> model.backend().equals(backend))
                .filter(model -> !model.lifecycle().retired())
                .map(ModelInfo::unavailableReason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String state(ModelInfo model) {
        Lifecycle.State state = model.lifecycle().state();
        if (model.backend().equals("builtin")) {
            return "own";
        }
        return state == Lifecycle.State.OFFERED && !model.available() ? "unconnected" : state.word();
    }

    private Row row(ModelInfo model, String standard, List<String> connectable) {
        Lifecycle lifecycle = model.lifecycle();
        String successor = lifecycle.retired()
                ? models.replacement(model).map(other -> other.info().id()).orElse(null)
                : lifecycle.replacedBy();
        return new Row(
                model.id(),
                names.of(model.id()),
                model.id().equals(standard),
                state(model),
                lifecycle.retiredAt() == null ? null : Timestamps.day(lifecycle.retiredAt()),
                successor == null ? null : names.of(successor),
                model.pricePerImage() == null || model.pricePerImage().signum() == 0
                        ? null
                        : Dollars.of(model.pricePerImage()),
                connectable.contains(model.backend()) || lifecycle.retired() ? null : model.unavailableReason());
    }
}
