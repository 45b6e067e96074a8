package app.pentimento.provenance;

import app.pentimento.provenance.visible.Corner;
import app.pentimento.provenance.visible.LabelLanguage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the labels.
 *
 * @param profile whose rules decide on the visible label
 * @param label the visible label's language; null for the profile's own
 * @param corner where the visible label stands
 * @param providerCode the operator's code under the Chinese labelling rules; {@link #NO_CODE} without one
 */
@ConfigurationProperties("pentimento.provenance")
public record ProvenanceProperties(
        @DefaultValue("cn") Profile profile,
        @Nullable LabelLanguage label,
        @DefaultValue("auto") Corner corner,
        @DefaultValue(NO_CODE) String providerCode) {
    /** What stands where the provider's code belongs while the operator has set none: true, and plainly no code. */
    public static final String NO_CODE = "unset";

    /** 27 characters: 00, two digits for the kind of provider, its 18-character credit code, and five for the service. */
    private static final Pattern CODE = Pattern.compile("00\\d{2}[0-9A-HJ-NPQRTUWXY]{18}[0-9A-Za-z]{5}");

    /** Whose rules decide on the visible label; the labels in the file are always written. */
    public enum Profile {
        /** GB 45438-2025: the label is drawn, in Chinese and English. */
        CN,
        /**
         * The EU's AI Act: Article 50(2) asks for marks that machines read, but whoever publishes a picture that could
         * pass for a photo must disclose it (50(4)), so the label is drawn, in English.
         */
        EU,
        /** No label is drawn. */
        NONE
    }

    public ProvenanceProperties {
        providerCode = providerCode.isBlank() ? NO_CODE : providerCode.strip();
        if (!providerCode.equals(NO_CODE) && !CODE.matcher(providerCode).matches()) {
            throw new IllegalArgumentException(
                    "pentimento.provenance.provider-code must have 27 characters (00, two digits, the 18-character"
                            + " unified social credit code, five characters for the service), or be left empty.");
        }
    }

    /** Whether a visible label is drawn at all. */
    public boolean draws() {
        return profile != Profile.NONE;
    }

    /** The visible label's language. */
    public LabelLanguage language() {
        if (label != null) {
            return label;
        }
        return profile == Profile.EU ? LabelLanguage.EN : LabelLanguage.BOTH;
    }
}
