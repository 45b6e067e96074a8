package app.pentimento.model.gemini;

import app.pentimento.model.Message;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An answer's steps as they are written down for later turns, and made again from that: the same steps, in the same order,
 * with the same content. Words and pictures are items of their own; everything else is kept raw, in an object that says
 * what it is:
 *
 * <ul>
 *   <li>{@code {"step": …}} a step, whole where it is no {@code model_output}; content of that follows
 *   <li>{@code {"content": …}} content that is neither plain words nor a picture
 *   <li>{@code {"image": …}} what the picture that follows has beside its bytes
 *   <li>{@code {"more": …}} fields that came for the step after its content
 * </ul>
 */
final class InteractionSteps {
    private static final String STEP = "step";
    private static final String CONTENT = "content";
    private static final String IMAGE = "image";
    private static final String MORE = "more";

    private InteractionSteps() {}

    static Message.Raw step(ObjectNode step) {
        return raw(STEP, step);
    }

    static Message.Raw more(ObjectNode fields) {
        return raw(MORE, fields);
    }

    static Message.Raw image(ObjectNode fields) {
        return raw(IMAGE, fields);
    }

    /** Words: as such where there is nothing beside them. */
    static Message.Item text(ObjectNode content) {
        boolean plain = content.size() == 2
                && content.path("type").asText().equals("text")
                && content.path("text").isTextual();
        return plain ? new Message.Words(content.path("text").asText()) : raw(CONTENT, content);
    }

    static Message.Raw content(ObjectNode content) {
        return raw(CONTENT, content);
    }

    private static Message.Raw raw(String kind, ObjectNode json) {
        return new Message.Raw(InteractionJson.write(InteractionJson.object().set(kind, json)));
    }

    /**
     * The steps that were written down as these items.
     *
     * @param pictures gives the bytes of a picture as the API takes them
     */
    static List<ObjectNode> of(List<Message.Item> items, Function<Message.Picture, WireImage> pictures) {
        List<ObjectNode> steps = new ArrayList<>();
        ObjectNode image = InteractionJson.object();
        for (Message.Item item : items) {
            switch (item) {
                case Message.Words words -> content(steps).add(words(words.text()));
                case Message.Picture picture -> {
                    content(steps).add(picture(image, pictures.apply(picture)));
                    image = InteractionJson.object();
                }
                case Message.Raw raw -> {
                    JsonNode json = InteractionJson.readOwn(raw.json());
                    if (json.get(STEP) instanceof ObjectNode step) {
                        steps.add(step);
                    } else if (json.get(MORE) instanceof ObjectNode more) {
                        steps.getLast().setAll(more);
                    } else if (json.get(IMAGE) instanceof ObjectNode fields) {
                        image = fields;
                    } else {
                        content(steps).add(json.path(CONTENT));
                    }
                }
            }
        }
        return steps;
    }

    private static ArrayNode content(List<ObjectNode> steps) {
        return steps.getLast().withArray(CONTENT);
    }

    static ObjectNode words(String text) {
        return InteractionJson.object().put("type", "text").put("text", text);
    }

    /** A picture as content: what it said of itself when it came, and otherwise its type. */
    static ObjectNode picture(ObjectNode fields, WireImage image) {
        ObjectNode content = InteractionJson.object().put("type", "image");
        if (image.bytes() == null) {
            content.put("uri", image.uri());
        } else {
            content.put("data", image.bytes());
        }
        content.setAll(fields);
        if (!content.has("mime_type")) {
            content.put("mime_type", image.mediaType());
        }
        return content;
    }
}
