package app.pentimento.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** What means this machine alone. */
public final class Loopback {
    private static final Pattern NAME =
            Pattern.compile("localhost|127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}|\\[::1]");

    private Loopback() {}

    /** Whether an address to listen on is reached from this machine only. */
    public static boolean isAddress(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether a name in a {@code Host} header, in lower case and without its port, leads to this machine. Asks nobody. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
