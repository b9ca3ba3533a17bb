package io.ttlab.shell;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How the evaluation of a submission went.
 *
 * @param status how it ended
 * @param steps what each snippet did, in order, up to the first failure
 * @param failure why it ended early; null when {@code status} is {@code OK}
 * @param elapsed wall time
 * @param exitCode the code of {@code System.exit}, present when {@code status} is {@code EXITED}
 */
public record Outcome(
        Status status, List<Step> steps, @Nullable Failure failure, Duration elapsed, OptionalInt exitCode) {

    /** The ways an evaluation ends. */
    public enum Status {
        /** Every snippet ran. */
        OK,
        /** A snippet did not compile; the ones before it have run. */
        REJECTED,
        /** A snippet threw. */
        THREW,
        /** It was interrupted. */
        INTERRUPTED,
        /** User code asked the JVM to exit; the JVM still runs. */
        EXITED
    }

    /** Copies the list. */
    public Outcome {
        steps = List.copyOf(steps);
    }
}
