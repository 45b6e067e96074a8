package app.pentimento.model.openai;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.EditRequest;
import app.pentimento.model.InputImage;
import app.pentimento.model.ModelException;
import app.pentimento.model.SentPicture;
import app.pentimento.model.SentRequest;
import app.pentimento.model.wire.FittedPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A turn through the images API: {@code generations} from words alone, {@code edits} with pictures. */
final class ImagesQuestion implements Question {
    private static final Set<String> OPTIONAL = Set.of(
            "size",
            "n",
            "quality",
            "output_format",
            "background",
            "moderation",
            "stream",
            "partial_images",
            "response_format");
    private static final List<String> PNG = List.of("image/png");

    private final ModelFacts facts;
    private final ObjectNode fields;
    private final List<FittedPicture> images = new ArrayList<>();
    private final List<SentPicture> sent = new ArrayList<>();
    private final byte @Nullable [] mask;

    /**
     * @param partialPictures how many unfinished pictures to ask for
     * @param responseFormat the form to ask for; empty to leave it to the server
     */
    ImagesQuestion(ModelFacts facts, OpenAiMask masks, EditRequest request, int partialPictures, String responseFormat)
            throws ModelException {
        this.facts = facts;
        this.fields = fields(request, partialPictures, responseFormat);
        fit(request);
        InputImage masking = request.mask();
        this.mask = masking == null || images.isEmpty()
                ? null
                : masks.of(facts.fitter().asItIs(masking), images.getFirst());
    }

    private ObjectNode fields(EditRequest request, int partialPictures, String responseFormat) {
        ObjectNode json = JsonBody.object();
        json.put("model", facts.nameAtServer());
        json.put("prompt", request.prompt());
        facts.pictureParameters(json, request.options(), request.workingImage());
        JsonBody.put(json, "response_format", responseFormat.isBlank() ? null : responseFormat.strip());
        Integer variants = request.options().variants();
        int count = variants == null
                ? 1
                : Math.clamp(variants, 1, Math.max(1, facts.entry().variants()));
        if (count > 1) {
            json.put("n", count); // how several streamed pictures are told apart is not documented
        } else if (partialPictures > 0) {
            json.put("stream", true);
            json.put("partial_images", partialPictures);
        }
        return json;
    }

    /** The picture that a mask belongs to goes as a PNG, as the mask does. */
    private void fit(EditRequest request) throws ModelException {
        List<InputImage> all = new ArrayList<>();
        InputImage working = request.workingImage();
        if (working != null) {
            all.add(working);
            all.addAll(request.attached());
        }
        for (InputImage image : all) {
            boolean masked = images.isEmpty() && request.mask() != null;
            FittedPicture fitted = facts.fitter()
                    .fit(
                            image,
                            masked ? PNG : facts.mediaTypes(),
                            facts.entry().inputSide(),
                            facts.entry().inlineBytes().toBytes() / all.size());
            images.add(fitted);
            sent.add(new SentPicture(image.imageId(), SentPicture.Way.INLINE, fitted.bytes().length));
        }
    }

    @Override
    public Outgoing outgoing() {
        return new Outgoing(
                OPTIONAL,
                without -> request(facts.withDependents(without, "stream", "partial_images")),
                new SentRequest(SentRequest.Conversation.REPEATED, sent, SentRequest.Kept.NOTHING));
    }

    private Request request(Set<String> without) {
        if (images.isEmpty()) {
            return JsonBody.request(facts.connection().call("images/generations", facts.name()), fields, without);
        }
        MultipartBody.Builder body = new MultipartBody.Builder().setType(MultipartBody.FORM);
        fields.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (!without.contains(field.getKey())) {
                body.addFormDataPart(field.getKey(), value.asString());
            }
        });
        String name = imageField();
        int number = 1;
        for (FittedPicture image : images) {
            body.addFormDataPart(
                    name,
                    "picture-" + number++ + "." + image.mediaType().substring("image/".length()),
                    RequestBody.create(image.bytes(), MediaType.get(image.mediaType())));
        }
        if (mask != null) {
            body.addFormDataPart("mask", "mask.png", RequestBody.create(mask, MediaType.get(PNG.getFirst())));
        }
        return facts.connection()
                .call("images/edits", facts.name())
                .post(body.build())
                .build();
    }

    /** OpenAI takes {@code image[]} for any number; older servers know {@code image} for one. */
    private String imageField() {
        String chosen = facts.options().imageField();
        if (chosen != null) {
            return chosen;
        }
        return images.size() == 1 && !facts.connection().isOpenAi() ? "image" : "image[]";
    }

    @Override
    public AnswerReader reader(AnswerListener listener) {
        return new ImagesReader(facts.label(), facts.pictures(), listener);
    }

    @Override
    public int picturesIn() {
        return images.size();
    }
}
