package app.pentimento.model.openai;

import app.pentimento.model.CatalogEntry;
import app.pentimento.model.EditOptions;
import app.pentimento.model.EditRequest;
import app.pentimento.model.InputImage;
import app.pentimento.model.ModelException;
import app.pentimento.model.wire.FittedPicture;
import app.pentimento.model.wire.PictureFitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A turn as the OpenAI images API is asked it: {@code generations} from words alone, {@code edits} with pictures. */
final class OpenAiRequests {
    private static final MediaType JSON = MediaType.get("application/json");

    private final String model;
    private final CatalogEntry entry;
    private final OpenAiProperties properties;
    private final PictureFitter fitter;
    private final OpenAiMask masks;

    OpenAiRequests(
            String model, CatalogEntry entry, OpenAiProperties properties, PictureFitter fitter, OpenAiMask masks) {
        this.model = model;
        this.entry = entry;
        this.properties = properties;
        this.fitter = fitter;
        this.masks = masks;
    }

    Request of(EditRequest request) throws ModelException {
        InputImage working = request.workingImage();
        Map<String, String> fields = fields(request);
        Request.Builder call = new Request.Builder();
        if (properties.apiKey().isSet()) {
            call.header("Authorization", "Bearer " + properties.apiKey().reveal());
        }
        return working == null
                ? call.url(properties.base() + "/images/generations")
                        .post(generation(fields, request.options()))
                        .build()
                : call.url(properties.base() + "/images/edits")
                        .post(edit(fields, request, working))
                        .build();
    }

    private Map<String, String> fields(EditRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("model", model);
        fields.put("prompt", request.prompt());
        String size = size(request.options().aspectRatio());
        if (size != null) {
            fields.put("size", size);
        }
        if (!properties.responseFormat().isBlank()) {
            fields.put("response_format", properties.responseFormat().strip());
        }
        return fields;
    }

    private @Nullable String size(@Nullable String aspectRatio) {
        return aspectRatio == null ? null : properties.sizes().get(aspectRatio);
    }

    private int count(EditOptions options) {
        return options.variants() == null ? 1 : Math.min(options.variants(), entry.variants());
    }

    private RequestBody generation(Map<String, String> fields, EditOptions options) {
        Map<String, Object> body = new LinkedHashMap<>(fields);
        body.put("n", count(options));
        return RequestBody.create(JsonMapper.shared().writeValueAsBytes(body), JSON);
    }

    private RequestBody edit(Map<String, String> fields, EditRequest request, InputImage working)
            throws ModelException {
        MultipartBody.Builder body = new MultipartBody.Builder().setType(MultipartBody.FORM);
        fields.forEach(body::addFormDataPart);
        body.addFormDataPart("n", Integer.toString(count(request.options())));
        List<InputImage> images = new ArrayList<>();
        images.add(working);
        images.addAll(request.attached());
        long each = entry.inlineBytes().toBytes() / images.size();
        String field = images.size() == 1 ? "image" : "image[]";
        FittedPicture first = null;
        int number = 1;
        for (InputImage image : images) {
            FittedPicture fitted = fitter.fit(image, entry.mediaTypes(), entry.inputSide(), each);
            first = first == null ? fitted : first;
            body.addFormDataPart(
                    field,
                    "picture-" + number++ + "." + fitted.mediaType().substring("image/".length()),
                    RequestBody.create(fitted.bytes(), MediaType.get(fitted.mediaType())));
        }
        InputImage mask = request.mask();
        if (mask != null && first != null) {
            body.addFormDataPart(
                    "mask",
                    "mask.png",
                    RequestBody.create(masks.of(fitter.asItIs(mask), first), MediaType.get("image/png")));
        }
        return body.build();
    }
}
