package app.pentimento.web.security;

/** The server was told to listen where others than this machine can reach it, and there is no login. */
final class NonLoopbackAddress extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String setting;

    NonLoopbackAddress(String setting, String address) {
        super("%s is %s, but there is no login, so only an address of this machine is safe."
                .formatted(setting, address.isBlank() ? "empty, which means every address" : "'" + address + "'"));
        this.setting = setting;
    }

    String setting() {
        return setting;
    }
}
