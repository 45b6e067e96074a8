package app.pentimento.web;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Whether people have to log in. */
@Component
public final class AccountsSwitch {
    private static final String SETTING = "pentimento.accounts";

    private final boolean on;

    AccountsSwitch(Environment environment) {
        on = isOn(environment);
    }

    /** Whether these settings say so. */
    public static boolean isOn(Environment environment) {
        return environment.getProperty(SETTING, Boolean.class, false);
    }

    /** Whether people have to log in. */
    public boolean on() {
        return on;
    }
}
