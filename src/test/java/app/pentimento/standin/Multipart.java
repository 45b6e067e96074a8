package app.pentimento.standin;

import app.pentimento.standin.SmallHttpServer.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads forms with files. */
final class Multipart {
    private static final Pattern NAME = Pattern.compile("[ ;]name=\"([^\"]+)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type: *([^\\r\\n]+)");

    private Multipart() {}

    /** The fields as JSON, each a text; the files go into the list. */
    static JsonNode read(Request request, List<OpenAiStandIn.File> files) throws OpenAiViolation {
        ObjectNode fields = JsonMapper.shared().createObjectNode();
        String boundary = "--" + request.header("content-type").replaceAll(".*boundary=", "");
        String body = new String(request.body(), StandardCharsets.ISO_8859_1);
        for (String part : body.split(Pattern.quote(boundary), -1)) {
            int blank = part.indexOf("\r\n\r\n");
            if (blank < 0) {
                continue;
            }
            String head = part.substring(0, blank);
            byte[] content = part.substring(blank + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1);
            Matcher name = NAME.matcher(head);
            if (!name.find()) {
                throw OpenAiViolation.invalid("A part without a name");
            }
            if (head.contains("filename=")) {
                Matcher type = TYPE.matcher(head);
                files.add(new OpenAiStandIn.File(
                        name.group(1), type.find() ? type.group(1).toLowerCase(Locale.ROOT) : "", content));
            } else if (fields.has(name.group(1))) {
                throw OpenAiViolation.invalid("The field " + name.group(1) + " is there twice");
            } else {
                fields.put(name.group(1), new String(content, StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
