package app.pentimento.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An amount of money in the API; the amount is a decimal number as text. */
@Schema(name = "Money")
public record MoneyJson(String amount, String currency, boolean estimated) {
    /** A limit; null for none. */
    static @Nullable MoneyJson limit(@Nullable BigDecimal usd) {
        return usd == null ? null : usd(usd, false);
    }

    static MoneyJson usd(BigDecimal amount, boolean estimated) {
        BigDecimal bare = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        return new MoneyJson(bare.toPlainString(), "USD", estimated);
    }
}
