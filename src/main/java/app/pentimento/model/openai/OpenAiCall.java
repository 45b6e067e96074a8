package app.pentimento.model.openai;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.ModelException;
import app.pentimento.model.Usage;
import app.pentimento.model.wire.AnswerStart;
import app.pentimento.model.wire.Attempts;
import app.pentimento.model.wire.HttpFailure;
import app.pentimento.model.wire.NotAnAnswer;
import app.pentimento.model.wire.WireModel;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one turn. Where the server refuses the form of the request, and so did nothing, it is asked in another form at
 * once: without a parameter that it does not know, or without a conversation that it has forgotten.
 */
final class OpenAiCall implements WireModel.Asking {
    private static final Logger log = LoggerFactory.getLogger(OpenAiCall.class);

    private final Question question;
    private final ModelFacts facts;
    private final RefusedParameters refused;
    private final OkHttpClient http;
    private final AnswerListener listener;
    private final Tries tries;
    private AnswerReader reader;

    /** Tries a request until it succeeds, is refused, or there is no use in trying again. */
    interface Tries {
        void run(BooleanSupplier partSeen, Attempts.Attempt attempt) throws ModelException, InterruptedException;
    }

    OpenAiCall(
            Question question,
            ModelFacts facts,
            RefusedParameters refused,
            OkHttpClient http,
            AnswerListener listener,
            Tries tries) {
        this.question = question;
        this.facts = facts;
        this.refused = refused;
        this.http = http;
        this.listener = listener;
        this.tries = tries;
        this.reader = question.reader(listener);
    }

    @Override
    public void run() throws ModelException, InterruptedException {
        tries.run(() -> reader.partSeen(), this::ask);
    }

    private void ask() throws IOException, ModelException, InterruptedException {
        boolean again = true;
        while (again) {
            Outgoing outgoing = question.outgoing();
            Set<String> without = new HashSet<>(refused.of(facts.connection(), facts.name()));
            without.retainAll(outgoing.optional());
            listener.sent(outgoing.sent());
            reader = question.reader(listener);
            try {
                exchange(outgoing.builder().without(without));
                again = false;
            } catch (HttpFailure e) {
                if (e.withinAnswer() || !otherForm(e, outgoing, without)) {
                    throw e;
                }
            }
        }
    }

    private boolean otherForm(HttpFailure failure, Outgoing outgoing, Set<String> without) {
        OpenAiError error = OpenAiError.of(failure);
        if (question.fallBack(error)) {
            return true;
        }
        Set<String> left = new HashSet<>(outgoing.optional());
        left.removeAll(without);
        Optional<String> parameter = error.refused(left);
        parameter.ifPresent(name -> {
            log.info("{} refuses the parameter {}; it is asked without", facts.name(), name);
            refused.remember(facts.connection(), facts.name(), name);
        });
        return parameter.isPresent();
    }

    private void exchange(Request request) throws IOException, ModelException, InterruptedException {
        try (AnswerStart ignored = AnswerStart.expected(); // a picture is drawn in the middle of an answer, too
                Response response = http.newCall(request).execute();
                ResponseBody body = response.body()) {
            if (body == null) {
                throw new NotAnAnswer("The answer is empty");
            }
            AnswerBody.read(body.source(), reader);
        } catch (IOException | ModelException e) {
            reader.keepWhatCame();
            throw e;
        }
    }

    @Override
    public Usage taken() {
        return reader.usage(question.picturesIn());
    }
}
