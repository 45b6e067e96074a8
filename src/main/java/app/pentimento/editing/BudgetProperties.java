package app.pentimento.editing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What may be spent on models, in US dollars; null for no limit.
 *
 * @param session by one session that has no budget of its own
 * @param day by the whole server from midnight to midnight, UTC
 * @param month by the whole server in a calendar month, UTC
 * @param accountDay by one account that has no budget of its own, from midnight to midnight, UTC
 * @param accountMonth the same in a calendar month
 */
@ConfigurationProperties("pentimento.budget")
record BudgetProperties(
        @Nullable BigDecimal session,
        @Nullable BigDecimal day,
        @Nullable BigDecimal month,
        @Nullable BigDecimal accountDay,
        @Nullable BigDecimal accountMonth) {}
