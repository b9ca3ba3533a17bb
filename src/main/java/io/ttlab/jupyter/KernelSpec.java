package io.ttlab.jupyter;

import io.ttlab.client.Environment;
import io.ttlab.shell.SecretText;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder by which Jupyter knows this kernel: {@code kernel.json} and logos.
 *
 * <p>It names the launcher where it is now; when that has moved, starting the kernel says so. It never holds a secret:
 * the environment and the profile are stored by name.
 */
public final class KernelSpec {
    /** The kernel's name, unless another is chosen. */
    public static final String NAME = "ttlab";

    private static final String DISPLAY_NAME = "TT Lab (Java)";
    private static final List<String> LOGOS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");
    /** Starts the launcher given as {@code $0}, or says that it has moved. */
    private static final String START = "[ -x \"$0\" ] || { echo \"TT Lab is no longer at $0."
            + " Run 'ttlab kernel install' where it is now.\" >&2; exit 1; }; exec \"$0\" \"$@\"";

    private KernelSpec() {}

    /**
     * How the kernel is started.
     *
     * @param launcher the {@code ttlab} command, absolute
     * @param name the kernel's name, letters, digits, dots, dashes and underscores
     * @param environment the environment to start in, by name, or null for the user's default
     * @param profile the profile to use, by name, or null for none
     * @param javaOptions options for the JVM such as {@code -Xmx4g}, empty for none
     */
    public record Settings(
            Path launcher,
            String name,
            @Nullable String environment,
            @Nullable String profile,
            String javaOptions) {
        /** Checks the names, and that no option holds a secret. */
        public Settings {
            if (environment != null) {
                Environment.parse(environment);
            }
            if (!name.matches("[A-Za-z0-9._-]+")) {
                throw new IllegalArgumentException("The kernel name \"" + name
                        + "\" may hold letters, digits, dots, dashes and underscores only.");
            }
            if (SecretText.looksSecret(javaOptions)) {
                throw new IllegalArgumentException("The Java options look as if they held a key or secret,"
                        + " which would be stored in kernel.json. Use ttlab login and --profile instead.");
            }
        }
    }

    /** Returns the launcher of this installation, which is where the running jar lies. */
    public static Path launcher() throws IOException {
        Path code;
        try {
            code = Path.of(Objects.requireNonNull(
                            KernelSpec.class.getProtectionDomain().getCodeSource())
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException("Cannot tell where TT Lab is installed: " + e.getMessage(), e);
        }
        Path app = code.getParent() == null ? null : code.getParent().getParent();
        String command = File.separatorChar == '\\' ? "ttlab.bat" : "ttlab";
        Path launcher = app == null ? null : app.resolve("bin").resolve(command);
        if (launcher == null || !Files.isRegularFile(launcher)) {
            throw new IOException("Cannot find bin/" + command + " beside \"" + code
                    + "\". Install from the distribution: mvn -q -DskipTests package, then"
                    + " target/ttlab/bin/ttlab kernel install.");
        }
        return launcher.toAbsolutePath().normalize();
    }

    /** Writes the kernel's folder below a {@code kernels} folder, replacing an older one, and returns it. */
    public static Path install(Path kernels, Settings settings) throws IOException {
        Path folder = kernels.resolve(settings.name());
        try {
            Files.createDirectories(folder);
            for (String logo : LOGOS) {
                try (InputStream in = Objects.requireNonNull(KernelSpec.class.getResourceAsStream(logo), logo)) {
                    Files.write(folder.resolve(logo), in.readAllBytes());
                }
            }
            Files.writeString(folder.resolve("kernel.json"), json(settings), StandardCharsets.UTF_8);
        } catch (FileSystemException e) {
            throw new IOException(
                    "Cannot write to \"" + e.getFile() + "\". Use --user, or a --prefix that you can write to.", e);
        }
        return folder;
    }

    /** Removes the kernel's folder; fails when there is none. */
    public static Path uninstall(Path kernels, String name) throws IOException {
        Path folder = kernels.resolve(name);
        if (!Files.isRegularFile(folder.resolve("kernel.json"))) {
            throw new NoSuchFileException("No kernel \"" + name + "\" in \"" + kernels
                    + "\". Name the place where it was installed: --user, --prefix or --sys-prefix.");
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
        return folder;
    }

    private static String json(Settings settings) {
        List<String> argv = new ArrayList<>();
        if (File.separatorChar != '\\') {
            argv.addAll(List.of("/bin/sh", "-c", START));
        }
        argv.add(settings.launcher().toString());
        if (settings.environment() != null) {
            argv.addAll(List.of("--env", settings.environment()));
        }
        if (settings.profile() != null) {
            argv.addAll(List.of("--profile", settings.profile()));
        }
        argv.addAll(List.of("kernel", "run", "-f", "{connection_file}"));
        Map<String, Object> variables = new LinkedHashMap<>();
        if (!settings.javaOptions().isBlank()) {
            variables.put("TTLAB_JAVA_OPTS", settings.javaOptions());
        }
        String suffix = settings.environment() == null ? "" : ", " + settings.environment();
        String display = DISPLAY_NAME.replace(")", suffix + ")");
        return new String(
                        Json.bytes(Json.map(
                                "argv",
                                argv,
                                "display_name",
                                display,
                                "language",
                                "java",
                                "interrupt_mode",
                                "message",
                                "env",
                                variables,
                                "metadata",
                                Map.of("debugger", false))),
                        StandardCharsets.UTF_8)
                + "\n";
    }
}
