package io.ttlab.shell;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Receives the JVM's {@link Instrumentation}, with which redefined methods and classes change in place.
 *
 * <p>The jar's manifest names it as {@code Launcher-Agent-Class}, so that {@code java -jar} calls it with no flag.
 */
public final class Agent {
    private static volatile @Nullable Instrumentation instrumentation;

    private Agent() {}

    /** Called by the JVM for {@code -javaagent}. */
    public static void premain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    /** Called by the JVM for {@code Launcher-Agent-Class}. */
    public static void agentmain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    static @Nullable Instrumentation instrumentation() {
        return instrumentation;
    }
}
