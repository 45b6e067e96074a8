package app.pentimento.model.gemini;

import app.pentimento.model.ModelException;
import app.pentimento.model.Usage;
import app.pentimento.model.wire.Attempts;
import app.pentimento.model.wire.HttpFailure;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** One of the answers to a turn, from its own requests: an image model gives one answer to a request, never more. */
final class GeminiVariant {
    private final GeminiExchange exchange;
    private final TurnTransport transport;
    private final int picturesIn;

    GeminiVariant(GeminiExchange exchange, TurnTransport transport, int picturesIn) {
        this.exchange = exchange;
        this.transport = transport;
        this.picturesIn = picturesIn;
    }

    /** Tries a request again where that makes sense. */
    interface Tries {
        void run(BooleanSupplier partSeen, Attempts.Attempt request) throws ModelException, InterruptedException;
    }

    void ask(Tries tries) throws ModelException, InterruptedException {
        try {
            tries.run(exchange::partSeen, this::attempt);
        } catch (ModelException e) {
            exchange.keepWhatCame();
            throw e;
        }
    }

    /** What it took so far, without bytes. */
    Usage taken() {
        return exchange.usage(picturesIn);
    }

    private void attempt() throws IOException, ModelException, InterruptedException {
        while (true) {
            Outgoing outgoing = transport.current();
            try {
                exchange.converse(outgoing);
                break;
            } catch (HttpFailure e) {
                if (exchange.partSeen() || !transport.fallBack(outgoing, e)) {
                    throw e;
                }
            }
        }
        exchange.end();
    }
}
