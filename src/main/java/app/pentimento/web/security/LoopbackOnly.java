package app.pentimento.web.security;

import app.pentimento.web.AccountsSwitch;
import app.pentimento.web.Loopback;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Refuses to start on an address that other machines can reach while there is no login, before anything is opened. In
 * a container the port has to listen on every address; {@code pentimento.web.behind-loopback} says that this is meant.
 */
final class LoopbackOnly implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        if (AccountsSwitch.isOn(environment)
                || environment.getProperty("pentimento.web.behind-loopback", Boolean.class, false)) {
            return;
        }
        require(environment, "server.address");
        if (environment.containsProperty("management.server.port")) {
            require(environment, "management.server.address");
        }
    }

    private static void require(Environment environment, String setting) {
        String address = environment.getProperty(setting, "");
        if (!Loopback.isAddress(address)) {
            throw new NonLoopbackAddress(setting, address);
        }
    }
}
