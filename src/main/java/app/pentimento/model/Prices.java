package app.pentimento.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a model costs, in US dollars, from the vendor's public list.
 *
 * @param input a million tokens of request
 * @param inputImage a million tokens of pictures in a request; null where they cost what words cost
 * @param outputText a million tokens of words answered
 * @param outputImage a million tokens of pictures answered
 * @param picture one picture at the standard size; also the estimate where the backend counts no tokens
 * @param bySize one picture by resolution, such as {@code 2K}
 */
public record Prices(
        @DefaultValue("0") BigDecimal input,
        @Nullable BigDecimal inputImage,
        @DefaultValue("0") BigDecimal outputText,
        @DefaultValue("0") BigDecimal outputImage,
        @Nullable BigDecimal picture,
        @DefaultValue Map<String, BigDecimal> bySize) {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int DIGITS = 6;

    /** A price as it is told beforehand, such as {@code $0.03} or, for very little, {@code $0.004}. */
    public static String about(BigDecimal usd) {
        BigDecimal shown = usd.compareTo(CENT) >= 0
                ? usd.setScale(2, RoundingMode.HALF_UP)
                : usd.round(new MathContext(1, RoundingMode.HALF_UP));
        return "$" + shown.toPlainString();
    }

    /** One picture at the standard size; null where unknown. */
    @Nullable
    BigDecimal perPicture() {
        return picture;
    }

    /** One picture of this resolution; null where unknown. */
    @Nullable
    BigDecimal perPicture(@Nullable String resolution) {
        return resolution == null ? picture : bySize.getOrDefault(resolution, picture);
    }

    /** What an answer cost by the tokens that the backend counted, or by its pictures where it counted none. */
    public @Nullable BigDecimal cost(Usage usage, @Nullable String resolution) {
        boolean counted = usage.inputTokens() + usage.outputTokens() > 0 && outputImage.signum() > 0;
        if (!counted) {
            BigDecimal each = perPicture(resolution);
            return each == null ? null : each.multiply(BigDecimal.valueOf(usage.imagesOut()));
        }
        BigDecimal words = BigDecimal.valueOf(Math.max(0, usage.outputTokens() - usage.outputImageTokens()));
        BigDecimal picturesIn = BigDecimal.valueOf(Math.min(usage.inputImageTokens(), usage.inputTokens()));
        return input.multiply(BigDecimal.valueOf(usage.inputTokens()).subtract(picturesIn))
                .add((inputImage == null ? input : inputImage).multiply(picturesIn))
                .add(outputText.multiply(words))
                .add(outputImage.multiply(BigDecimal.valueOf(usage.outputImageTokens())))
                .divide(MILLION, DIGITS, RoundingMode.HALF_UP);
    }
}
