package app.pentimento.testing;

/**
 * How much the tests do that take long: some of it with {@code ./mvnw verify}, all of it with {@code -Pthorough}, which
 * is what CI runs. What cannot be done in part has the tag {@link #TAG}, and is left out otherwise.
 */
public final class Thorough {
    public static final String TAG = "thorough";

    private static final boolean ON = Boolean.getBoolean("pentimento.thorough");

    private Thorough() {}

    /** How often something is done. */
    public static int times(int some, int all) {
        return ON ? all : some;
    }
}
