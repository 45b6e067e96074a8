package app.pentimento.web.security;

import app.pentimento.account.AccountConflict;
import app.pentimento.account.Accounts;
import app.pentimento.account.PasswordLinks;
import app.pentimento.account.Role;
import app.pentimento.account.WithAccounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Makes the first administrator: by settings before anybody can connect, or by a link in the log, good once. */
@WithAccounts
class FirstAdministrator implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final PasswordLinks links;
    private final Environment environment;

    FirstAdministrator(Accounts accounts, PasswordLinks links, Environment environment) {
        this.accounts = accounts;
        this.links = links;
        this.environment = environment;
    }

    @Override
    public void afterSingletonsInstantiated() {
        String email = environment.getProperty("pentimento.admin.email", "");
        String password = environment.getProperty("pentimento.admin.password", "");
        if (!email.isBlank() && !password.isBlank() && !accounts.any()) {
            String name = email.strip().replaceFirst("@.*", "");
            try {
                accounts.create(email, name.isEmpty() ? "Administrator" : name, Role.ADMIN, password, "settings");
                log.info("The first administrator was made by the settings");
            } catch (AccountConflict e) {
                log.debug("Another node was faster", e);
            }
        }
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web
                && web.getWebServer() != null
                && !accounts.any()) {
            log.warn(
                    "There is no account yet. To make the first administrator, open"
                            + " http://localhost:{}{}/welcome/{} within three days. The link works once.",
                    web.getWebServer().getPort(),
                    environment.getProperty("server.servlet.context-path", ""),
                    links.createFirst().secret());
        }
    }
}
