package app.pentimento.model.openai;

import app.pentimento.model.SentRequest;
import java.util.Set;
import okhttp3.Request;

/**
 * A request that is ready to go.
 *
 * @param optional the parameters that can be left out where a server does not know them
 * @param sent the same for people
 */
record Outgoing(Set<String> optional, Builder builder, SentRequest sent) {
    /** Builds the request. */
    interface Builder {
        /** The request without these parameters. */
        Request without(Set<String> parameters);
    }
}
