package app.pentimento.web.security;

import app.pentimento.account.Account;
import app.pentimento.account.Role;
import app.pentimento.account.TokenScope;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who sent a request, read from the database for it, so that what an account may no longer do ends at once. */
final class AccountAuthentication extends AbstractAuthenticationToken {
    /** May look after accounts and settings. */
    static final String ADMIN = "ADMIN";

    /** May change what is its own, or shared with it for that. */
    static final String CHANGE = "CHANGE";

    /** May change its own account: its tokens, its password. */
    static final String SELF = "SELF";

    private static final long serialVersionUID = 1;

    private final transient Account account;

    AccountAuthentication(Account account, TokenScope scope) {
        super(authorities(account, scope));
        this.account = account;
        setAuthenticated(true);
    }

    private static List<GrantedAuthority> authorities(Account account, TokenScope scope) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        if (account.isAdmin()) {
            authorities.add(new SimpleGrantedAuthority("ROLE_" + ADMIN));
        }
        if (scope == TokenScope.WRITE) {
            authorities.add(new SimpleGrantedAuthority(SELF));
            if (account.role() != Role.VIEWER) {
                authorities.add(new SimpleGrantedAuthority(CHANGE));
            }
        }
        return authorities;
    }

    Account account() {
        return account;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return account.id();
    }
}
