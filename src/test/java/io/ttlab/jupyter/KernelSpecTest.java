package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.TtException;
import io.ttlab.jupyter.KernelSpec.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {
    @TempDir
    Path folder;

    private Map<String, ?> installed(Settings settings) throws IOException {
        Path spec = KernelSpec.install(folder, settings);
        return Json.object(Files.readAllBytes(spec.resolve("kernel.json")));
    }

    @Test
    void writesKernelJsonAndLogos() throws IOException {
        Map<String, ?> json = installed(new Settings(Path.of("/opt/tt lab/bin/ttlab"), "ttlab", null, null, ""));
        assertEquals("TT Lab (Java)", json.get("display_name"));
        assertEquals("java", json.get("language"));
        assertEquals("message", json.get("interrupt_mode"));
        List<?> argv = (List<?>) json.get("argv");
        assertEquals(
                List.of("/opt/tt lab/bin/ttlab", "kernel", "run", "-f", "{connection_file}"),
                argv.subList(argv.size() - 5, argv.size()));
        for (String logo : List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg")) {
            assertTrue(Files.size(folder.resolve("ttlab").resolve(logo)) > 100, logo);
        }
    }

    @Test
    void storesEnvironmentProfileAndJavaOptionsByName() throws IOException {
        Map<String, ?> json = installed(new Settings(Path.of("/opt/ttlab"), "ttlab-uat", "uat", "desk", "-Xmx4g"));
        assertEquals("TT Lab (Java, uat)", json.get("display_name"));
        assertTrue(String.valueOf(json.get("argv")).contains("/opt/ttlab, --env, uat, --profile, desk, kernel, run"));
        assertEquals(Map.of("TTLAB_JAVA_OPTS", "-Xmx4g"), json.get("env"));
    }

    @Test
    void refusesSecretsAndNamesThatJupyterCannotUse() {
        String options = "-Dsecret=00000000-0000-0000-0000-000000000001";
        assertEquals(
                "The Java options look as if they held a key or secret, which would be stored in kernel.json."
                        + " Use ttlab login and --profile instead.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Settings(Path.of("/x"), "ttlab", null, null, options))
                        .getMessage());
        assertEquals(
                "The kernel name \"../evil\" may hold letters, digits, dots, dashes and underscores only.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Settings(Path.of("/x"), "../evil", null, null, ""))
                        .getMessage());
        assertEquals(
                "No environment 'nowhere'. Say one of demo, uat, sim, live (--env or TT_ENV).",
                assertThrows(TtException.class, () -> new Settings(Path.of("/x"), "ttlab", "nowhere", null, ""))
                        .getMessage());
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Settings settings = new Settings(Path.of("/x"), "ttlab", null, null, "");
        assertEquals(
                "Cannot write to \"" + file.resolve("ttlab") + "\". Use --user, or a --prefix that you can write to.",
                assertThrows(IOException.class, () -> KernelSpec.install(file, settings))
                        .getMessage());
    }

    @Test
    void saysThatOnlyADistributionCanBeInstalled() {
        Path classes = Path.of("target", "classes").toAbsolutePath();
        assertEquals(
                "Cannot find bin/ttlab beside \"" + classes
                        + "\". Install from the distribution: mvn -q -DskipTests package, then target/ttlab/bin/ttlab"
                        + " kernel install.",
                assertThrows(IOException.class, KernelSpec::launcher).getMessage());
    }

    @Test
    void saysSoWhenTheLauncherHasMoved() throws Exception {
        Path launcher = Files.writeString(folder.resolve("ttlab"), "#!/bin/sh\necho \"started $*\"\n");
        assertTrue(launcher.toFile().setExecutable(true));
        List<?> argv = (List<?>)
                installed(new Settings(launcher, "moved", null, null, "")).get("argv");
        assertEquals("started kernel run -f {connection_file}", output(argv, 0));
        Files.delete(launcher);
        assertEquals(
                "TT Lab is no longer at " + launcher + ". Run 'ttlab kernel install' where it is now.",
                output(argv, 1));
    }

    private static String output(List<?> argv, int status) throws Exception {
        List<String> command = new ArrayList<>();
        argv.forEach(word -> command.add(String.valueOf(word)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(status, process.waitFor());
        return output.strip();
    }

    @Test
    void removesWhatItInstalledAndNothingElse() throws IOException {
        installed(new Settings(Path.of("/opt/ttlab"), "ttlab", null, null, ""));
        Path other = Files.createDirectories(folder.resolve("other"));
        KernelSpec.uninstall(folder, "ttlab");
        assertFalse(Files.exists(folder.resolve("ttlab")));
        assertTrue(Files.exists(other));
        assertEquals(
                "No kernel \"ttlab\" in \"" + folder
                        + "\". Name the place where it was installed: --user, --prefix or --sys-prefix.",
                assertThrows(IOException.class, () -> KernelSpec.uninstall(folder, "ttlab"))
                        .getMessage());
    }

    @Test
    void findsTheFoldersThatJupyterReads() throws IOException {
        Path home = Path.of("/home/u");
        assertEquals(Path.of("/home/u/.local/share/jupyter/kernels"), JupyterPaths.user(Map.of(), "Linux", home));
        assertEquals(
                Path.of("/data/jupyter/kernels"), JupyterPaths.user(Map.of("XDG_DATA_HOME", "/data"), "Linux", home));
        assertEquals(Path.of("/own/kernels"), JupyterPaths.user(Map.of("JUPYTER_DATA_DIR", "/own"), "Linux", home));
        assertEquals(Path.of("/home/u/Library/Jupyter/kernels"), JupyterPaths.user(Map.of(), "Mac OS X", home));
        assertEquals(
                Path.of("/roam/jupyter/kernels"), JupyterPaths.user(Map.of("APPDATA", "/roam"), "Windows 11", home));
        assertEquals(Path.of("/usr/share/jupyter/kernels"), JupyterPaths.prefix(Path.of("/usr")));
        assertEquals(Path.of("/venv/share/jupyter/kernels"), JupyterPaths.sysPrefix(Map.of("VIRTUAL_ENV", "/venv")));
    }
}
