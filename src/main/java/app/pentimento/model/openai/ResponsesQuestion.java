package app.pentimento.model.openai;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.Conversation;
import app.pentimento.model.EditRequest;
import app.pentimento.model.Message;
import app.pentimento.model.ModelException;
import app.pentimento.model.SentRequest;
import java.util.Objects;
import java.util.Set;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A turn through the Responses API, with the tool that makes pictures. Where the vendor may keep conversations it goes on
 * from the answer that it keeps, and tells the whole conversation where the vendor has forgotten it; otherwise the
 * conversation goes retold each time, with its pictures.
 */
final class ResponsesQuestion implements Question {
    private static final Set<String> OPTIONAL = Set.of(
            "stream",
            "partial_images",
            "quality",
            "output_format",
            "background",
            "moderation",
            "size",
            "instructions",
            "reasoning");
    /** The tool's deployment at Azure (Microsoft's samples, 2026). */
    private static final String DEPLOYMENT = "x-ms-oai-image-generation-deployment";

    private final ModelFacts facts;
    private final EditRequest request;
    private final String imageModel;
    private final int partialPictures;
    private final boolean store;
    private Conversation.@Nullable Continuation continuation;
    private @Nullable SentContent content;

    /**
     * @param partialPictures how many unfinished pictures to ask for
     * @param store whether the vendor may keep the conversation
     */
    ResponsesQuestion(ModelFacts facts, EditRequest request, int partialPictures, boolean store) {
        this.facts = facts;
        this.request = request;
        this.imageModel = Objects.requireNonNull(facts.options().imageModel());
        this.partialPictures = partialPictures;
        this.store = store;
        Conversation conversation = request.conversation();
        this.continuation = store && conversation != null ? conversation.continuation() : null;
    }

    private SentContent content() throws ModelException {
        SentContent known = content;
        if (known == null) {
            known = SentContent.of(message(), facts.entry(), facts.fitter());
            content = known;
        }
        return known;
    }

    private Message message() {
        Conversation.Continuation rest = continuation;
        if (rest != null) {
            return rest.message();
        }
        Conversation conversation = request.conversation();
        return conversation == null ? SentContent.standingAlone(request) : conversation.retold();
    }

    @Override
    public Outgoing outgoing() throws ModelException {
        SentContent sent = content();
        ObjectNode body = body(sent);
        return new Outgoing(
                OPTIONAL,
                without -> JsonBody.request(call(), body, facts.withDependents(without, "stream", "partial_images")),
                new SentRequest(
                        continuation == null ? SentRequest.Conversation.RETOLD : SentRequest.Conversation.CONTINUED,
                        sent.pictures(),
                        store ? SentRequest.Kept.CONVERSATION : SentRequest.Kept.NOTHING));
    }

    private Request.Builder call() {
        Request.Builder call = facts.connection().newerCall("responses");
        return facts.connection().isAzure()
                ? call.header(DEPLOYMENT, facts.connection().nameOf(imageModel))
                : call;
    }

    private ObjectNode body(SentContent sent) {
        ObjectNode json = JsonBody.object();
        json.put("model", facts.nameAtServer());
        json.put("store", store);
        if (!facts.instructions().isEmpty()) {
            json.put("instructions", facts.instructions());
        }
        facts.reasoning(json, request.options());
        ObjectNode tool = json.putArray("tools").addObject();
        tool.put("type", "image_generation");
        tool.put("model", facts.connection().nameOf(imageModel));
        facts.pictureParameters(tool, request.options(), request.workingImage());
        if (!facts.connection().isAzure()) { // Microsoft says that the tool does not stream there
            json.put("stream", true);
            if (partialPictures > 0) {
                tool.put("partial_images", partialPictures);
            }
        }
        Conversation.Continuation rest = continuation;
        if (rest != null) {
            json.put("previous_response_id", rest.answerId());
        }
        ArrayNode parts = json.putArray("input").addObject().put("role", "user").putArray("content");
        for (SentContent.Part part : sent.parts()) {
            switch (part) {
                case SentContent.Words words ->
                    parts.addObject().put("type", "input_text").put("text", words.text());
                case SentContent.Picture image ->
                    parts.addObject().put("type", "input_image").put("image_url", image.url());
            }
        }
        return json;
    }

    @Override
    public boolean fallBack(OpenAiError why) {
        boolean forgotten = why.is("previous_response_not_found")
                || why.param().equals("previous_response_id")
                || (why.says("previous response") && why.says("not found"));
        if (continuation == null || !forgotten) {
            return false;
        }
        continuation = null;
        content = null;
        return true;
    }

    @Override
    public AnswerReader reader(AnswerListener listener) {
        return new ResponsesReader(facts.label(), imageModel, store, facts.pictures(), listener);
    }

    @Override
    public int picturesIn() {
        SentContent known = content;
        return known == null ? 0 : known.pictures().size();
    }
}
