package app.pentimento.image;

import app.pentimento.account.Account;
import app.pentimento.account.Accounts;
import app.pentimento.account.WithAccounts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much room the pictures of accounts take. */
@WithAccounts
public class OwnSpace {
    private final JdbcClient jdbc;
    private final Accounts accounts;

    OwnSpace(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** The bytes of an account's pictures and of its uploads under way, each file of a picture once. */
    public long used(String accountId) {
        return jdbc.sql("""
                        select coalesce((select sum(source_bytes
                                + case when sha256 <> source_sha256 then bytes else 0 end
                                + case when master_sha256 not in (sha256, source_sha256) then master_bytes else 0 end)
                            from image where owner_id = :account), 0)
                          + coalesce((select sum(bytes) from upload
                            where owner_id = :account and image_id is null), 0)
                        """).param("account", accountId).query(Long.class).single();
    }

    /**
     * Lets something be added, or not.
     *
     * @param usual the quota of an account that has none of its own; 0 for none
     * @throws QuotaExhausted where the account has no room left
     */
    public void require(String accountId, long usual) {
        Long own = accounts.find(accountId).map(Account::quotaBytes).orElse(null);
        long quota = own == null ? usual : own;
        if (own == null && usual == 0) {
            return;
        }
        long used = used(accountId);
        if (used >= quota) {
            throw new QuotaExhausted(used, quota);
        }
    }
}
