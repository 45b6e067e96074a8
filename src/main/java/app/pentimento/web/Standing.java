package app.pentimento.web;

import app.pentimento.account.Account;
import app.pentimento.account.Accounts;
import app.pentimento.account.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether whoever began a long request may go on with it. */
@Component
public final class Standing {
    private final ObjectProvider<Accounts> accounts;

    Standing(ObjectProvider<Accounts> accounts) {
        this.accounts = accounts;
    }

    /** Whether the viewer could still begin it: their account is there, and not disabled. */
    public boolean holds(Viewer viewer) {
        return viewer.reach() != Viewer.Reach.ACCOUNT
                || accounts.getObject()
                        .find(viewer.id())
                        .filter(account -> !account.disabled())
                        .map(Account::id)
                        .isPresent();
    }
}
