package app.pentimento.provenance.c2pa;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One finding about a manifest (C2PA 15.2).
 *
 * @param code such as {@code claimSignature.validated}
 * @param url the JUMBF address of what it is about
 * @param explanation for people, in English; may be empty
 */
public record ValidationStatus(Kind kind, String code, String url, String explanation) {
    /** Whether a finding speaks for the manifest, against it, or neither. */
    public enum Kind {
        SUCCESS,
        INFORMATIONAL,
        FAILURE
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", code);
        fields.put("url", url);
        if (!explanation.isEmpty() && kind != Kind.SUCCESS) {
            fields.put("explanation", explanation);
        }
        return fields;
    }

    boolean says(ValidationStatus other) {
        return code.equals(other.code) && url.equals(other.url);
    }
}
