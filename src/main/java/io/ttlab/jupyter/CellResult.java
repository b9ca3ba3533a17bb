package io.ttlab.jupyter;

import io.ttlab.display.MimeBundle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cell came to: a value to show, nothing, or an error.
 *
 * @param value the forms of the value, or null when there is none to show
 * @param error why it failed, or null when it did not
 */
record CellResult(@Nullable MimeBundle value, @Nullable CellError error) {
    static final CellResult NOTHING = new CellResult(null, null);

    static CellResult of(MimeBundle value) {
        return new CellResult(value, null);
    }

    static CellResult failed(CellError error) {
        return new CellResult(null, error);
    }

    /**
     * An error as the protocol has it.
     *
     * @param name the exception's class, or what kind of failure it is
     * @param message one line or more
     * @param traceback lines with ANSI colours
     */
    record CellError(String name, String message, List<String> traceback) {}
}
