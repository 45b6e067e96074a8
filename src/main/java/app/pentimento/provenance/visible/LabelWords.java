package app.pentimento.provenance.visible;

import app.pentimento.image.AiLabel;
import java.util.List;
import java.util.Locale;

/**
 * The words of the visible label. GB 45438-2025 asks for an AI element ("人工智能" or "AI") with "生成" and/or "合成"
 * (from secondary sources that agree; the standard's own text was not at hand).
 *
 * @param text the words as they are reported
 * @param lines the same words as they are set: in capitals, all as high as the lowest, so that the label is no larger than
 *     the rule for the lowest character asks
 */
record LabelWords(String text, List<String> lines) {
    LabelWords {
        lines = List.copyOf(lines);
    }

    /** The ways to set the label of a picture, the best first and the shortest last. */
    static List<LabelWords> of(AiLabel label, LabelLanguage language) {
        boolean generated = label == AiLabel.GENERATED;
        String chinese = generated ? "AI生成" : "AI编辑生成";
        String verb = generated ? "generated" : "edited";
        String english = "AI " + verb;
        String capitals = english.toUpperCase(Locale.ROOT);
        String both = english + " / " + chinese;
        LabelWords chineseAlone = new LabelWords(chinese, List.of(chinese));
        return switch (language) {
            case ZH -> List.of(chineseAlone);
            case EN ->
                List.of(
                        new LabelWords(english, List.of(capitals)),
                        new LabelWords(english, List.of("AI", verb.toUpperCase(Locale.ROOT))));
            case BOTH ->
                List.of(
                        new LabelWords(both, List.of(capitals + " / " + chinese)),
                        new LabelWords(both, List.of(capitals, chinese)),
                        chineseAlone);
        };
    }
}
