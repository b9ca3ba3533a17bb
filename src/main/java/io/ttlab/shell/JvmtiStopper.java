package io.ttlab.shell;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JVMTI's StopThread, reached through JNA: works on every JDK, where {@code Thread.stop} throws from 20 on.
 *
 * <p>Loaded at the first use, since that takes some 170 ms.
 */
final class JvmtiStopper implements ThreadStopper {
    static final JvmtiStopper INSTANCE = new JvmtiStopper();

    private static final int JVMTI_VERSION_1_2 = 0x30010200;
    private static final int JNI_GET_ENV = 6;
    private static final int JVMTI_STOP_THREAD = 7;
    private static final int JVMTI_ADD_CAPABILITIES = 142;
    private static final int CAPABILITIES_BYTES = 16;
    private static final int CAN_SIGNAL_THREAD_BIT = 10;
    private static final Map<String, Object> PASS_OBJECTS = Map.of(Library.OPTION_ALLOW_OBJECTS, Boolean.TRUE);

    private @Nullable Pointer environment;
    private @Nullable Function stopThread;
    private boolean unavailable;

    private JvmtiStopper() {}

    @Override
    public synchronized void stop(Thread thread, Error error) {
        prepare();
        if (unavailable) {
            return;
        }
        try {
            // An error code means that the thread has ended meanwhile: there is nothing left to stop.
            stopThread.invoke(Integer.class, new Object[] {environment, thread, error}, PASS_OBJECTS);
        } catch (UnsatisfiedLinkError | IllegalStateException e) {
            giveUp(e);
        }
    }

    /** Loads what {@link #stop} needs, so that it does not have to; later calls do nothing. */
    synchronized void prepare() {
        if (unavailable || stopThread != null) {
            return;
        }
        try {
            connect();
        } catch (UnsatisfiedLinkError | IllegalStateException e) {
            giveUp(e);
        }
    }

    private void giveUp(Throwable reason) {
        // Without native access the woven checks still end user code, and what they cannot is left behind.
        unavailable = true;
        System.getLogger(JvmtiStopper.class.getName())
                .log(System.Logger.Level.DEBUG, "JVMTI cannot be reached", reason);
    }

    private void connect() {
        PointerByReference machine = new PointerByReference();
        IntByReference count = new IntByReference();
        check(
                "JNI_GetCreatedJavaVMs",
                jvm().getFunction("JNI_GetCreatedJavaVMs").invokeInt(new Object[] {machine, 1, count}));
        PointerByReference found = new PointerByReference();
        check("GetEnv", function(machine.getValue(), JNI_GET_ENV).invokeInt(new Object[] {
            machine.getValue(), found, JVMTI_VERSION_1_2
        }));
        Pointer jvmti = found.getValue();
        Memory capabilities = new Memory(CAPABILITIES_BYTES);
        capabilities.clear();
        capabilities.setInt(0, 1 << CAN_SIGNAL_THREAD_BIT);
        // JVMTI numbers its functions from 1.
        check("AddCapabilities", function(jvmti, JVMTI_ADD_CAPABILITIES - 1).invokeInt(new Object[] {jvmti, capabilities
        }));
        environment = jvmti;
        stopThread = function(jvmti, JVMTI_STOP_THREAD - 1);
    }

    private static Function function(Pointer environment, int index) {
        Pointer table = environment.getPointer(0);
        return Function.getFunction(table.getPointer((long) index * Native.POINTER_SIZE));
    }

    private static NativeLibrary jvm() {
        Path home = Path.of(System.getProperty("java.home"));
        for (String place : new String[] {"lib/server", "bin/server", "lib/client", "bin/client"}) {
            Path library = home.resolve(place).resolve(System.mapLibraryName("jvm"));
            if (Files.exists(library)) {
                return NativeLibrary.getInstance(library.toString());
            }
        }
        return NativeLibrary.getProcess();
    }

    private static void check(String call, int code) {
        if (code != 0) {
            throw new IllegalStateException(call + " answered " + code);
        }
    }
}
