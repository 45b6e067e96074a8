package app.pentimento.provenance.audit;

import app.pentimento.account.AccountEvent;
import app.pentimento.account.WithAccounts;
import org.springframework.context.event.EventListener;

/** Writes what happens to accounts into the audit log, in the transaction in which it happens. */
@WithAccounts
public class AccountAudit {
    private final AuditLog log;

    AccountAudit(AuditLog log) {
        this.log = log;
    }

    @EventListener
    void on(AccountEvent event) {
        log.append(AuditEvent.valueOf(event.kind().name()), event.who(), null, event.detail());
    }
}
