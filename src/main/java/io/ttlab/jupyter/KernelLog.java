package io.ttlab.jupyter;

import java.io.PrintStream;

/**
 * The kernel's own remarks, on the standard error that the process started with. Thread-safe.
 *
 * <p>Jupyter shows them in the server's terminal. Neither keys nor the contents of messages are written here.
 */
final class KernelLog {
    private final PrintStream out;

    KernelLog(PrintStream out) {
        this.out = out;
    }

    /** Notes that a message was dropped, and why. */
    void dropped(String channel, String reason) {
        out.println("ttlab kernel: dropped a message on the " + channel + " channel: " + reason + ".");
    }

    /** Notes a remark for the operator. */
    void note(String remark) {
        out.println("ttlab kernel: " + remark);
    }

    /** Notes a fault of the kernel itself, with its trace. */
    void error(String what, Throwable cause) {
        synchronized (out) {
            out.println("ttlab kernel: " + what + ":");
            cause.printStackTrace(out);
        }
    }
}
