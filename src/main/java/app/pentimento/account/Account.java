package app.pentimento.account;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may log in.
 *
 * @param email in lower case
 * @param hasPassword false until one was chosen
 * @param budgetUsd what it may spend in a calendar month; null for the operator's setting
 * @param dayBudgetUsd what it may spend in a day; null for the operator's setting
 * @param quotaBytes how much its pictures may take; null for the operator's setting
 * @param loggedOutAt logins before this moment count no more
 */
public record Account(
        String id,
        String email,
        String name,
        Role role,
        boolean hasPassword,
        boolean disabled,
        @Nullable BigDecimal budgetUsd,
        @Nullable BigDecimal dayBudgetUsd,
        @Nullable Long quotaBytes,
        Instant createdAt,
        Instant loggedOutAt) {
    /** Whether it looks after accounts and settings. */
    public boolean isAdmin() {
        return role == Role.ADMIN;
    }
}
