package app.pentimento.model;

/** A key or a password from the settings: it can be used, but never ends up in a log or on a page by being printed. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a value; blank where the setting is not set. */
    public static Secret valueOf(String value) {
        return new Secret(value.strip());
    }

    /** Whether there is one. */
    public boolean isSet() {
        return !value.isEmpty();
    }

    /** The value itself, for the request that needs it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return isSet() ? "(set)" : "(not set)";
    }
}
