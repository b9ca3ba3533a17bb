package jupyter;

import java.util.Map;

/** Stands where a user's {@code jvm-repr} library would: the class and method that the convention names. */
public final class Displayers {
    private Displayers() {}

    /** A value that has a rich form. */
    public static final class Sample {}

    /** A value whose rich form cannot be made. */
    public static final class Broken {}

    public static Map<String, String> display(Object value) {
        if (value instanceof Broken) {
            throw new IllegalStateException("no form");
        }
        return value instanceof Sample
                ? Map.of("text/html", "<em>sample</em>", "text/plain", "sample")
                : Map.of("text/plain", String.valueOf(value));
    }
}
