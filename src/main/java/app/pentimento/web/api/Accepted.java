package app.pentimento.web.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** What a request's Accept header allows a preview to be. */
final class Accepted {
    private static final MediaType WEBP = MediaType.parseMediaType("image/webp");

    private Accepted() {}

    /**
     * The types that a preview may have. WebP only where it is named: programs that take anything often know only the
     * older ones.
     */
    static Set<String> previewTypes(HttpHeaders request) throws HttpMediaTypeNotAcceptableException {
        List<MediaType> ranges = ranges(request).stream()
                .filter(range -> range.getQualityValue() > 0)
                .toList();
        Set<String> types = new LinkedHashSet<>();
        if (ranges.stream().anyMatch(range -> range.equalsTypeAndSubtype(WEBP))) {
            types.add(WEBP.toString());
        }
        for (MediaType type : List.of(MediaType.IMAGE_JPEG, MediaType.IMAGE_PNG)) {
            if (ranges.isEmpty() || ranges.stream().anyMatch(range -> range.includes(type))) {
                types.add(type.toString());
            }
        }
        if (types.isEmpty()) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.IMAGE_JPEG, MediaType.IMAGE_PNG, WEBP));
        }
        return types;
    }

    private static List<MediaType> ranges(HttpHeaders request) throws HttpMediaTypeNotAcceptableException {
        try {
            return request.getAccept();
        } catch (IllegalArgumentException e) { // such as a q above 1
            throw new HttpMediaTypeNotAcceptableException("The Accept header cannot be read.");
        }
    }
}
