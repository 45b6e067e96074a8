package app.pentimento.keep;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a prompt says, in English or Chinese, of how much is to change. */
public enum PromptWish {
    /** Only a part is to change, and the rest to stay. */
    KEEP_REST,
    /** All of the picture is to change. */
    CHANGE_ALL,
    /** It does not say. */
    OPEN;

    private static final Pattern KEEP = Pattern.compile(
            "\\bonly\\b|\\bjust\\b|\\bnothing else\\b|\\bkeep\\b|\\bunchanged\\b|\\bpreserve\\b|\\bleave (?:the|every|all)|"
                    + "\\bwithout changing\\b|\\b(?:don't|do not) (?:change|touch|alter)\\b|\\b(?:rest|everything else)\\b.*\\b(?:same|is|stays?)\\b|"
                    + "只|仅|保持|不要(?:改|动|变)|别(?:改|动)|其他(?:的|地方|部分)?(?:都)?(?:不变|不动|保留)|其余|不变|保留");

    private static final Pattern ALL = Pattern.compile(
            "\\beverything\\b|\\bentire (?:image|picture|photo|scene)\\b|\\bwhole (?:image|picture|photo|scene)\\b|"
                    + "\\b(?:in|into) (?:the |a |an )?(?:[\\w-]+ ){0,3}(?:style|painting|sketch|drawing|cartoon|anime|watercolou?r|illustration|comic)\\b|"
                    + "\\bas (?:a |an )?(?:[\\w-]+ ){0,2}(?:painting|sketch|drawing|cartoon|anime|watercolou?r|illustration|comic|poster)\\b|"
                    + "\\b(?:make|turn) (?:it|this)(?: into)? (?:a |an )?(?:[\\w-]+ ){0,2}(?:painting|sketch|drawing|cartoon|watercolou?r|illustration)\\b|"
                    + "\\b(?:make it|turn it to|at) (?:night|dusk|dawn|sunset|winter|summer|autumn|spring)\\b|"
                    + "\\b(?:golden|evening|morning|warm|cold|studio) light\\b|\\b(?:relight|restyle|redraw)\\b|"
                    + "\\b(?:from|another) (?:the |a |an )?(?:left|right|above|below|behind|front|other|different)? ?(?:side|angle|view|viewpoint|perspective)\\b|"
                    + "\\b(?:background|backdrop)\\b|\\bblack[- ]and[- ]white\\b|\\bcolou?ri[sz]e\\b|"
                    + "整张|整个(?:画面|图|场景)|全部|所有|风格|画风|油画|水彩|素描|卡通|动漫|漫画|夜晚|黑夜|白天|黄昏|日落|清晨|"
                    + "冬天|夏天|秋天|春天|季节|光线|打光|换(?:个)?(?:角度|视角)|(?:从|由)(?:左|右|上|下|后)[边面方]?(?:看|拍)|背景|黑白|上色");

    /** Reads a prompt. Who says what is to stay means it, whatever else the prompt mentions. */
    public static PromptWish of(String prompt) {
        String words = prompt.toLowerCase(Locale.ROOT).replace('’', '\'');
        if (KEEP.matcher(words).find()) {
            return KEEP_REST;
        }
        return ALL.matcher(words).find() ? CHANGE_ALL : OPEN;
    }
}
