package io.ttlab.shell;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * Gets a thread out of a blocking socket call on Linux, so that a pending StopThread can strike.
 *
 * <p>Sends the signal that the JDK itself uses when another thread closes the socket: the call returns, finds that it was
 * interrupted and goes back to Java code. Sent only when the JDK's handler for it is installed; without one it would end the
 * process.
 */
final class BlockedCall {
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final int JDK_SIGNAL = 62;
    private static final int LONGEST_NAME = 15;

    private BlockedCall() {}

    /** Wakes the thread if it blocks in one of the JDK's socket calls; the thread's name must be unique. */
    static void wake(Thread thread) {
        try {
            if (isInSocketCall(thread) && Files.isDirectory(TASKS) && isHandlerInstalled()) {
                OptionalInt task = taskOf(thread.getName());
                if (task.isPresent()) {
                    NativeLibrary.getProcess().getFunction("tgkill").invokeInt(new Object[] {
                        (int) ProcessHandle.current().pid(), task.getAsInt(), JDK_SIGNAL
                    });
                }
            }
        } catch (IOException | UnsatisfiedLinkError e) {
            // The thread is then left behind and the user told so.
            System.getLogger(BlockedCall.class.getName())
                    .log(System.Logger.Level.DEBUG, "a blocked call cannot be woken", e);
        }
    }

    private static boolean isInSocketCall(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0
                && stack[0].isNativeMethod()
                && stack[0].getClassName().startsWith("sun.nio.ch.");
    }

    private static boolean isHandlerInstalled() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("SigCgt:")) {
                long caught = Long.parseUnsignedLong(
                        line.substring("SigCgt:".length()).strip(), 16);
                return (caught & 1L << (JDK_SIGNAL - 1)) != 0;
            }
        }
        return false;
    }

    /** The kernel's id of a thread, by the name that the JVM gave it there. */
    private static OptionalInt taskOf(String name) throws IOException {
        String kernelName = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                List<String> comm = Files.readAllLines(task.resolve("comm"));
                if (!comm.isEmpty() && comm.get(0).equals(kernelName)) {
                    return OptionalInt.of(Integer.parseInt(task.getFileName().toString()));
                }
            }
        }
        return OptionalInt.empty();
    }
}
