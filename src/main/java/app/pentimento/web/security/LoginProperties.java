package app.pentimento.web.security;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * How people log in and what they may do, where accounts are on: {@code pentimento.login}. It is read only there, so it
 * is none of the properties that are found by scanning.
 *
 * @param idle after so long without a request a login ends
 * @param turnsPerMinute how many turns an account may ask for in a minute; 0 for any number
 * @param uploadsPerMinute the same of uploads
 * @param quota how many bytes the pictures of an account may take; 0 for any number
 */
public record LoginProperties(
        @DefaultValue("14d") Duration idle,
        @DefaultValue("120") int turnsPerMinute,
        @DefaultValue("600") int uploadsPerMinute,
        @DefaultValue("0") DataSize quota) {
    static LoginProperties read(Environment environment) {
        return Binder.get(environment).bindOrCreate("pentimento.login", LoginProperties.class);
    }
}
