package app.pentimento.web.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Names for files that people save, made of words that people wrote. */
final class FileNames {
    private static final int LONGEST = 80;

    private FileNames() {}

    /**
     * A {@code Content-Disposition} (RFC 6266) that saves the answer under a title: in ASCII for old clients, and in
     * full for others.
     */
    static String attachment(String title, String extension) {
        String name = "pentimento " + safe(title);
        String full = name.strip() + "." + extension;
        String ascii = Normalizer.normalize(full, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^ -~]", "_")
                .replaceAll("[\"\\\\%]", "_");
        String encoded = URLEncoder.encode(full, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii, encoded);
    }

    /** Without what no file system takes, without what changes the reading direction, and not too long. */
    private static String safe(String title) {
        String bare = title.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}/\\\\:*?\"<>|]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        String cut = bare.codePointCount(0, bare.length()) <= LONGEST
                ? bare
                : bare.substring(0, bare.offsetByCodePoints(0, LONGEST));
        return cut.replaceAll("[. ]+$", "");
    }
}
