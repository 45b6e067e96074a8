package app.pentimento.web.page;

import app.pentimento.editing.answer.ReceivedParts;
import app.pentimento.model.EditOptions;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Models;
import app.pentimento.model.Prices;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnChoice;
import app.pentimento.session.TurnError;
import app.pentimento.session.TurnStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The buttons that a turn offers: what its answer offers to do instead of guessing, and what to do after a failure. */
@Component
class TurnActions {
    private final Models models;
    private final MessageSource messages;
    private final ReceivedParts received;

    TurnActions(Models models, MessageSource messages, ReceivedParts received) {
        this.models = models;
        this.messages = messages;
        this.received = received;
    }

    /** What a button does. */
    enum Kind {
        /** Sends a prompt as the next turn. */
        SEND,
        /** Asks the same again, of this model or another. */
        RETRY,
        /** Takes the prompt back into the message field. */
        CHANGE,
        /** Leads to the settings, where a model can be connected. */
        CONNECT
    }

    /**
     * A button.
     *
     * @param prompt what it sends; empty for anything but {@link Kind#SEND}
     * @param model the model that it asks; null for the one of the turn
     */
    public record Action(
            Kind kind,
            String label,
            String prompt,
            @Nullable String model) {
        /** The word for its kind. */
        public String word() {
            return kind.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What the answer offers. */
    List<Action> choices(Turn turn) {
        List<Action> actions = new ArrayList<>();
        for (TurnChoice choice : turn.choices()) {
            actions.add(choice.generative() ? generative(turn, choice) : say(choice));
        }
        return actions;
    }

    private static Action say(TurnChoice choice) {
        return new Action(Kind.SEND, choice.label(), choice.prompt(), choice.model());
    }

    /** Where nothing was done yet, the same request is asked of another model; otherwise the rest of it is a new one. */
    private Action generative(Turn turn, TurnChoice choice) {
        ModelInfo model = models.generative().map(ImageModel::info).orElse(null);
        if (model == null) {
            return new Action(Kind.CONNECT, say("choice.connect"), "", null);
        }
        String label = say("choice.ask", model.labelWithPrice());
        return turn.workingImage() == null || choice.prompt().equals(turn.prompt())
                ? new Action(Kind.RETRY, label, "", model.id())
                : new Action(Kind.SEND, label, choice.prompt(), model.id());
    }

    /** What to do after a failure, the best first; empty where the turn has not failed. */
    List<Action> remedies(Turn turn) {
        TurnError error = turn.error();
        if (turn.status() != TurnStatus.FAILED || error == null) {
            return List.of();
        }
        List<Action> actions = new ArrayList<>();
        Optional<ImageModel> asked = models.find(turn.model());
        if (error.code().equals("model-retired")) {
            replacement(asked).ifPresent(actions::add);
        } else if (received.any(turn.id())) {
            actions.add(new Action(Kind.RETRY, say("remedy.finish"), "", null));
            return actions;
        } else if (error.retryable()) {
            actions.add(new Action(Kind.RETRY, retry(turn, asked), "", null));
        }
        if (error.code().equals("prompt-blocked") || error.code().equals("invalid-request")) {
            actions.add(new Action(Kind.CHANGE, say("remedy.change"), "", null));
        }
        if (!error.code().equals("budget-exhausted") && actions.size() < 2) {
            other(turn).ifPresent(actions::add);
        }
        return actions;
    }

    private Optional<Action> replacement(Optional<ImageModel> asked) {
        return asked.map(model -> model.info().lifecycle().replacedBy())
                .flatMap(models::find)
                .filter(model -> model.info().available())
                .or(models::generative)
                .map(this::ask);
    }

    /** Another model that can do it, where this one cannot be asked. */
    private Optional<Action> other(Turn turn) {
        return models.all().stream()
                .filter(model -> model.info().available())
                .filter(model -> !model.info().id().equals(turn.model()))
                .filter(model -> !model.info().backend().equals("builtin"))
                .filter(model ->
                        turn.mask() == null || model.info().capabilities().mask())
                .filter(model ->
                        turn.inputs().size() <= model.info().capabilities().maxInputImages())
                .findFirst()
                .map(this::ask);
    }

    private Action ask(ImageModel model) {
        return new Action(
                Kind.RETRY,
                say("choice.ask", model.info().labelWithPrice()),
                "",
                model.info().id());
    }

    private String retry(Turn turn, Optional<ImageModel> asked) {
        BigDecimal price = asked.map(model -> model.estimate(options(turn))).orElse(BigDecimal.ZERO);
        return price.signum() == 0 ? say("turn.retry") : say("remedy.retry", Prices.about(price));
    }

    private static EditOptions options(Turn turn) {
        return new EditOptions(
                turn.options().aspectRatio(),
                turn.options().resolution(),
                turn.options().variants(),
                null,
                null,
                null,
                null);
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
