package io.ttlab.shell;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * JShell's hand in this JVM: loads what it compiled, runs it on the cell thread, and keeps the live values, of which JShell
 * itself gets no text.
 */
final class LiveControl extends DirectExecutionControl {
    /** Runs a snippet's method and waits for its end. */
    interface Invoker {
        Run invoke(Method method) throws InterruptedException;
    }

    private final SnippetLoader loader;
    private final Invoker invoker;
    private final Redefiner redefiner;
    private final Deque<Run> runs = new ArrayDeque<>();
    private final Map<String, byte[]> classFiles;
    private @Nullable Field lastField;

    LiveControl(SnippetLoader loader, Redefiner redefiner, Map<String, byte[]> classFiles, Invoker invoker) {
        super(loader);
        this.classFiles = classFiles;
        this.loader = loader;
        this.redefiner = redefiner;
        this.invoker = invoker;
    }

    /** Gives JShell this one. */
    ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "ttlab";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
                return LiveControl.this;
            }
        };
    }

    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        super.load(classes);
        remember(classes);
        redefiner.carryOver(classes, loader);
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws ClassInstallException {
        redefiner.redefine(classes, loader);
        remember(classes);
    }

    private void remember(ClassBytecodes[] classes) {
        for (ClassBytecodes each : classes) {
            classFiles.put(each.name(), each.bytecodes());
        }
    }

    @Override
    public String invoke(String className, String methodName) throws RunException, InternalException {
        Method method;
        try {
            method = findClass(className).getDeclaredMethod(methodName);
            method.setAccessible(true);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new InternalException("Cannot run " + className + ": " + e);
        }
        Run run;
        Run.Ending ending;
        try {
            run = invoker.invoke(method);
            ending = run.await();
        } catch (InterruptedException e) {
            throw new StoppedException();
        }
        runs.add(run);
        Throwable thrown = ending.thrown();
        if (thrown == null) {
            return "";
        }
        if (run.exit() != null) {
            throw new StoppedException();
        }
        throw asRunException(thrown, new HashSet<>());
    }

    /** JShell asks for a variable's value: remember where it lives instead of making text of it. */
    @Override
    public String varValue(String className, String name) throws InternalException {
        Class<?> owner = loader.loadedOrNull(className);
        try {
            if (owner == null) {
                throw new InternalException("No class " + className + " was loaded for '" + name + "'");
            }
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            lastField = field;
            return "";
        } catch (NoSuchFieldException e) {
            throw new InternalException("No field '" + name + "' in " + className);
        }
    }

    /** Takes the field that the last {@link #varValue} found. */
    @Nullable
    Field takeField() {
        Field found = lastField;
        lastField = null;
        return found;
    }

    /** Takes the oldest run that was not yet taken. */
    @Nullable
    Run takeRun() {
        return runs.poll();
    }

    void forgetRuns() {
        runs.clear();
    }

    private static RunException asRunException(Throwable thrown, Set<Throwable> seen) {
        if (thrown instanceof SPIResolutionException unresolved) {
            return new ResolutionException(unresolved.id(), unresolved.getStackTrace());
        }
        seen.add(thrown);
        ExecutionControl.UserException result = new UserException(
                Throwables.messageOf(thrown), thrown.getClass().getName(), thrown.getStackTrace());
        Throwable cause = thrown.getCause();
        if (cause != null && !seen.contains(cause)) {
            result.initCause(asRunException(cause, seen));
        }
        return result;
    }
}
