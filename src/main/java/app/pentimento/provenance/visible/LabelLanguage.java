package app.pentimento.provenance.visible;

/** The language of the visible label. */
public enum LabelLanguage {
    /** "AI生成", or "AI编辑生成" where a photo went in: the smallest, and enough for GB 45438-2025. */
    ZH,
    /** "AI generated", or "AI edited". */
    EN,
    /** Both, beside or above one another. */
    BOTH
}
