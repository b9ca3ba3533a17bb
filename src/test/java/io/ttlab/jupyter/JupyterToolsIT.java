package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged kernel, installed by its own command, under Jupyter's own tools. */
@Timeout(600)
class JupyterToolsIT {
    /** Debian's Python, whatever other one the path has first. */
    private static final String PYTHON =
            Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    @TempDir
    Path folder;

    private record Result(int status, String output) {}

    @BeforeEach
    void install() throws Exception {
        String launcher = System.getProperty("ttlab.launcher", "target/ttlab/bin/ttlab");
        Result installed = run(launcher, "kernel", "install", "--user");
        assertEquals(0, installed.status(), installed.output());
        assertTrue(installed.output().startsWith("Installed kernel \"ttlab\" in " + folder), installed.output());
    }

    @Test
    void passesJupytersKernelTestWhole() throws Exception {
        need("jupyter_kernel_test", "python3-jupyter-kernel-test");
        Result result = run(PYTHON, "src/test/python/kernel_conformance.py", "ttlab", "-v");
        assertEquals(0, result.status(), result.output());
        assertTrue(!result.output().matches("(?s).*(\\.\\.\\. skipped|skipped=).*"), result.output());
    }

    @Test
    void executesANotebookFromTopToBottom() throws Exception {
        need("nbconvert", "jupyter-nbconvert");
        Path notebook = folder.resolve("small.ipynb");
        Files.write(
                notebook,
                Json.bytes(notebook("int rows = 6 * 7", "rows", "System.out.println(\"printed\")", "tt.env()")));
        Result result = convert(notebook);
        assertEquals(0, result.status(), result.output());
        String executed = Files.readString(folder.resolve("executed.ipynb"));
        assertTrue(executed.contains("\"42\"") && executed.contains("printed\\n"), executed);
    }

    @Test
    void stopsANotebookAtAFailure() throws Exception {
        need("nbconvert", "jupyter-nbconvert");
        Path notebook = folder.resolve("failing.ipynb");
        Files.write(notebook, Json.bytes(notebook("int x = 1 / 0", "\"never\"")));
        Result result = convert(notebook);
        assertTrue(result.status() != 0, result.output());
        assertTrue(result.output().contains("ArithmeticException"), result.output());
    }

    @Test
    void executesTheProjectsNotebooks() throws Exception {
        need("nbconvert", "jupyter-nbconvert");
        List<Path> notebooks = new ArrayList<>();
        if (Files.isDirectory(Path.of("notebooks"))) {
            try (Stream<Path> files = Files.list(Path.of("notebooks"))) {
                files.filter(file -> file.toString().endsWith(".ipynb"))
                        .sorted()
                        .forEach(notebooks::add);
            }
        }
        for (Path notebook : notebooks) {
            Result result = convert(notebook);
            assertEquals(0, result.status(), notebook + "\n" + result.output());
            assertEquals(
                    NotebookShape.of(notebook),
                    NotebookShape.of(folder.resolve("executed.ipynb")),
                    notebook
                            + " shows something else than when it was committed; look, then execute and commit it again");
        }
    }

    private Result convert(Path notebook) throws IOException, InterruptedException {
        return run(
                PYTHON,
                "-m",
                "nbconvert",
                "--to",
                "notebook",
                "--execute",
                "--ExecutePreprocessor.kernel_name=ttlab",
                "--ExecutePreprocessor.timeout=120",
                "--output-dir",
                folder.toString(),
                "--output",
                "executed.ipynb",
                notebook.toString());
    }

    private static Map<String, ?> notebook(String... sources) {
        List<Object> cells = new ArrayList<>();
        for (String source : sources) {
            cells.add(Json.map(
                    "cell_type", "code",
                    "execution_count", null,
                    "metadata", Map.of(),
                    "outputs", List.of(),
                    "source", List.of(source)));
        }
        return Json.map("cells", cells, "metadata", Map.of(), "nbformat", 4, "nbformat_minor", 4);
    }

    private void need(String module, String debianPackage) throws Exception {
        boolean there = run(PYTHON, "-c", "import " + module).status() == 0;
        if (!there) {
            System.out.println("skipped: apt install " + debianPackage);
        }
        assumeTrue(there, "skipped: apt install " + debianPackage);
    }

    private Result run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "run", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JUPYTER_DATA_DIR", folder.resolve("jupyter").toString());
        builder.environment().put("TTLAB_HOME", folder.resolve("home").toString());
        builder.environment().put("IPYTHONDIR", folder.resolve("ipython").toString());
        builder.environment().put("TTLAB_JAVA_OPTS", "-Dttlab.archive=");
        builder.environment().remove("TT_ENV");
        Process process = builder.start();
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return new Result(-1, "took too long: " + Files.readString(output));
        }
        return new Result(process.exitValue(), Files.readString(output));
    }
}
