package app.pentimento.session;

import java.math.BigDecimal;

/** What a turn cost in US dollars, and whether that is an estimate. */
public record Cost(BigDecimal usd, boolean estimated) {}
