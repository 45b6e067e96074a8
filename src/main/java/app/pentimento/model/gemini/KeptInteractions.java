package app.pentimento.model.gemini;

import app.pentimento.model.ModelException;
import app.pentimento.model.VendorAnswers;
import app.pentimento.model.google.GoogleClients;
import app.pentimento.model.google.GoogleFailures;
import app.pentimento.model.wire.HttpFailure;
import com.google.genai.errors.ApiException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The interactions that Google keeps for this server, where the operator chose that it does. */
@Component
class KeptInteractions implements VendorAnswers {
    private static final Logger log = LoggerFactory.getLogger(KeptInteractions.class);
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final GoogleClients clients;

    KeptInteractions(GoogleClients clients) {
        this.clients = clients;
    }

    @Override
    public String backend() {
        return "gemini";
    }

    @Override
    public boolean forget(String answerId) throws InterruptedException {
        if (clients.geminiUnavailable() != null) {
            return false;
        }
        try {
            clients.client(clients.wayToGemini()).interactions.delete(answerId);
            return true;
        } catch (ModelException e) {
            return false;
        } catch (ApiException e) {
            return failed(e);
        } catch (RuntimeException e) {
            return isGone(GoogleFailures.unwrap(e));
        }
    }

    private static boolean isGone(IOException failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        boolean gone = failure instanceof HttpFailure http
                && (http.code() == NOT_FOUND
                        || http.code() == GONE
                        || (http.code() == BAD_REQUEST && http.says("not found")));
        return gone || failed(failure);
    }

    private static boolean failed(Exception e) {
        log.info("A kept interaction could not be deleted: {}", e.toString());
        return false;
    }
}
