package app.pentimento.standin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Pictures in addresses. */
final class DataUrls {
    private static final Pattern URL = Pattern.compile("data:(image/(?:png|jpeg|webp));base64,([A-Za-z0-9+/]+={0,2})");
    private static final int LONGEST = 20_971_520;

    private DataUrls() {}

    static String of(byte[] picture) {
        return "data:%s;base64,%s"
                .formatted(PictureBytes.type(picture), Base64.getEncoder().encodeToString(picture));
    }

    /** The picture of an address. */
    static byte[] read(String url) throws OpenAiViolation, IOException {
        Matcher parts = URL.matcher(url);
        if (url.length() > LONGEST || !parts.matches()) {
            throw OpenAiViolation.of(400, "invalid_request_error", "invalid_image_url", "Invalid image URL.");
        }
        byte[] bytes = Base64.getDecoder().decode(parts.group(2));
        if (!PictureBytes.type(bytes).equals(parts.group(1)) || ImageIO.read(new ByteArrayInputStream(bytes)) == null) {
            throw OpenAiViolation.of(
                    400, "invalid_request_error", "invalid_image_format", "The image is no " + parts.group(1));
        }
        return bytes;
    }
}
