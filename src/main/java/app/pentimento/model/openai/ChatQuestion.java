package app.pentimento.model.openai;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.Conversation;
import app.pentimento.model.EditOptions;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ModelException;
import app.pentimento.model.SentRequest;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A turn as a chat: one message of the person, with what was said before retold in it. What the model answered before is
 * not sent as its own: whether gateways give a model back the signatures that some want is not known.
 */
final class ChatQuestion implements Question {
    private static final Set<String> OPTIONAL =
            Set.of("modalities", "image_config", "stream", "stream_options", "reasoning");

    private final ModelFacts facts;
    private final SentContent content;
    private final ObjectNode body;

    ChatQuestion(ModelFacts facts, EditRequest request) throws ModelException {
        this.facts = facts;
        Conversation conversation = request.conversation();
        this.content = SentContent.of(
                conversation == null ? SentContent.standingAlone(request) : conversation.retold(),
                facts.entry(),
                facts.fitter());
        this.body = body(request.options());
    }

    private ObjectNode body(EditOptions options) {
        ObjectNode json = JsonBody.object();
        json.put("model", facts.nameAtServer());
        ArrayNode modalities = json.putArray("modalities");
        facts.options().modalities().forEach(modalities::add);
        ObjectNode picture = JsonBody.object();
        JsonBody.put(
                picture,
                "aspect_ratio",
                facts.entry().offered(options.aspectRatio(), facts.entry().aspectRatios()));
        JsonBody.put(
                picture,
                "image_size",
                facts.entry().offered(options.resolution(), facts.entry().resolutions()));
        JsonBody.put(picture, "quality", facts.options().quality());
        if (!picture.isEmpty()) {
            json.set("image_config", picture);
        }
        facts.reasoning(json, options);
        json.put("stream", true);
        json.putObject("stream_options").put("include_usage", true);
        ArrayNode messages = json.putArray("messages");
        if (!facts.instructions().isEmpty()) {
            messages.addObject().put("role", "system").put("content", facts.instructions());
        }
        ArrayNode parts = messages.addObject().put("role", "user").putArray("content");
        for (SentContent.Part part : content.parts()) {
            switch (part) {
                case SentContent.Words words ->
                    parts.addObject().put("type", "text").put("text", words.text());
                case SentContent.Picture image ->
                    parts.addObject()
                            .put("type", "image_url")
                            .putObject("image_url")
                            .put("url", image.url());
            }
        }
        return json;
    }

    @Override
    public Outgoing outgoing() {
        return new Outgoing(
                OPTIONAL,
                without -> JsonBody.request(
                        facts.connection().call("chat/completions", facts.name()),
                        body,
                        facts.withDependents(without, "stream", "stream_options")),
                new SentRequest(SentRequest.Conversation.RETOLD, content.pictures(), SentRequest.Kept.NOTHING));
    }

    @Override
    public AnswerReader reader(AnswerListener listener) {
        return new ChatReader(facts.label(), facts.pictures(), listener);
    }

    @Override
    public int picturesIn() {
        return content.pictures().size();
    }
}
