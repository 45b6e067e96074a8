package app.pentimento.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/** An amount of money in the API; the amount is a decimal number as text. */
@Schema(name = "Money")
public record MoneyJson(String amount, String currency, boolean estimated) {
    static MoneyJson usd(BigDecimal amount, boolean estimated) {
        BigDecimal bare = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        return new MoneyJson(bare.toPlainString(), "USD", estimated);
    }
}
