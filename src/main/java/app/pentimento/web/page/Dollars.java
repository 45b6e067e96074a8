package app.pentimento.web.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Amounts of US dollars as people read them. */
final class Dollars {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int DIGITS = 3;

    private Dollars() {}

    /** The same to the cent, for estimates: {@code $0.03} or, for very little, {@code $0.0004}. */
    static String roughly(BigDecimal usd) {
        return of(usd.abs().compareTo(CENT) >= 0 ? usd.setScale(2, RoundingMode.HALF_UP) : usd);
    }

    /** Such as {@code $12.4}, {@code $0.039} or, for very little, {@code $0.0004}. */
    static String of(BigDecimal usd) {
        BigDecimal shown = usd.abs().compareTo(CENT) >= 0 || usd.signum() == 0
                ? usd.setScale(DIGITS, RoundingMode.HALF_UP)
                : usd.round(new MathContext(1, RoundingMode.HALF_UP));
        return "$" + (shown.signum() == 0 ? BigDecimal.ZERO : shown.stripTrailingZeros()).toPlainString();
    }
}
