package app.pentimento.model.gemini;

import app.pentimento.model.Message;
import app.pentimento.model.SentRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one request says, in the form in which it is tried now.
 *
 * @param form how the earlier turns go along
 * @param messages what is said, oldest first
 * @param images the pictures of these messages, each as it goes
 * @param previousId the vendor's id of the answer to go on from; null where the messages are all there is
 */
record Outgoing(
        SentRequest.Conversation form,
        List<Message> messages,
        ImageTransport.Images images,
        @Nullable String previousId) {}
