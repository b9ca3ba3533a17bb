package io.ttlab.jupyter;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Where Jupyter looks for kernels. */
public final class JupyterPaths {
    private static final long PYTHON_TIMEOUT_S = 20;

    private JupyterPaths() {}

    /** The current user's kernels: below {@code JUPYTER_DATA_DIR}, else where the system keeps a user's data. */
    public static Path user(Map<String, String> environment, String operatingSystem, Path home) {
        String set = environment.getOrDefault("JUPYTER_DATA_DIR", "");
        if (!set.isBlank()) {
            return Path.of(set, "kernels");
        }
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return home.resolve("Library/Jupyter/kernels");
        }
        if (system.contains("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isBlank() ? home.resolve("AppData/Roaming") : Path.of(roaming)).resolve("jupyter/kernels");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return (data.isBlank() ? home.resolve(".local/share") : Path.of(data)).resolve("jupyter/kernels");
    }

    /** The kernels of everybody who uses a prefix such as {@code /usr/local}. */
    public static Path prefix(Path prefix) {
        return prefix.resolve("share/jupyter/kernels");
    }

    /**
     * The kernels of the Python environment at hand: the active one, else that of the {@code python3} on the path.
     *
     * @throws IOException when there is no Python, saying what to use instead
     */
    public static Path sysPrefix(Map<String, String> environment) throws IOException {
        for (String variable : new String[] {"VIRTUAL_ENV", "CONDA_PREFIX"}) {
            String active = environment.getOrDefault(variable, "");
            if (!active.isBlank()) {
                return prefix(Path.of(active));
            }
        }
        String python = File.separatorChar == '\\' ? "python" : "python3";
        try {
            Process process = new ProcessBuilder(python, "-c", "import sys; print(sys.prefix)")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor(PYTHON_TIMEOUT_S, TimeUnit.SECONDS) && process.exitValue() == 0 && !answer.isEmpty()) {
                return prefix(Path.of(answer));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IOException(
                    "--sys-prefix needs " + python
                            + " on the path, or an active environment. Use --prefix FOLDER instead.",
                    e);
        }
        throw new IOException(python + " does not tell its prefix. Use --prefix FOLDER instead.");
    }
}
