package io.ttlab.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.jupyter.CellSource.Piece;
import io.ttlab.shell.Completeness.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small parts: cursors, signatures, JSON, connection files, cell sources, globs, split characters. */
class PiecesTest {
    @Test
    void convertsCursorsBetweenCodePointsAndUnits() {
        String code = "a🎈b";
        assertEquals(
                List.of(0, 1, 3, 4, 4),
                List.of(0, 1, 2, 3, 9).stream()
                        .map(cursor -> CodePoints.toIndex(code, cursor))
                        .toList());
        assertEquals(
                List.of(0, 1, 2, 3),
                List.of(0, 1, 3, 4).stream()
                        .map(index -> CodePoints.toCursor(code, index))
                        .toList());
    }

    @Test
    void signsAsJupyterDoes() {
        Signer signer = new Signer("hmac-sha256", "key");
        List<byte[]> frames =
                List.of("The quick brown fox ".getBytes(UTF_8), "jumps over the lazy dog".getBytes(UTF_8));
        byte[] expected = "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8".getBytes(UTF_8);
        assertArrayEquals(expected, signer.sign(frames));
        assertTrue(signer.verifies(expected, frames));
        expected[63] ^= 1;
        assertFalse(signer.verifies(expected, frames));
        assertFalse(signer.verifies(new byte[0], frames));
    }

    @Test
    void signsByTheHashThatTheSchemeNames() {
        for (String hash : List.of("md5", "sha1", "sha384", "sha512", "sha3_256")) {
            Signer signer = new Signer("hmac-" + hash, "key");
            List<byte[]> frames = List.of("x".getBytes(UTF_8));
            assertTrue(signer.verifies(signer.sign(frames), frames), hash);
        }
        String message = assertThrows(IllegalArgumentException.class, () -> new Signer("hmac-blake2b", "key"))
                .getMessage();
        assertEquals("signature_scheme \"hmac-blake2b\" is not available in this JVM", message);
    }

    @Test
    void paceKeepsBelowWhatNotebookServersThrowAway() {
        Pace pace = new Pace(0);
        long now = 0;
        java.util.ArrayDeque<Long> window = new java.util.ArrayDeque<>();
        for (int i = 0; i < 20_000; i++) {
            now += pace.takeNs(now);
            window.add(now);
            while (now - window.peek() > 3_000_000_000L) {
                window.remove();
            }
            assertTrue(window.size() < 3_000, window.size() + " messages in three seconds");
        }
        assertTrue(now < 25_000_000_000L, "slower than it need be");
        assertEquals(0, pace.takeNs(now + 1_000_000_000L));
    }

    @Test
    void acceptsASignatureOnceAndAnyWithoutAKey() {
        Signer signer = new Signer("hmac-sha1", "key");
        byte[] one = signer.sign(List.of("one".getBytes(UTF_8)));
        assertTrue(signer.accept(one));
        assertTrue(signer.accept(signer.sign(List.of("two".getBytes(UTF_8)))));
        assertFalse(signer.accept(one));
        Signer unsigned = new Signer("hmac-sha256", "");
        assertTrue(unsigned.verifies("whatever".getBytes(UTF_8), List.of()));
        assertEquals(0, unsigned.sign(List.of()).length);
    }

    @Test
    void writesAndReadsJsonOfEveryKind() throws IOException {
        Map<String, Object> value = Json.map(
                "text",
                "ä\"\n🎈",
                "whole",
                12345678901L,
                "big",
                new java.math.BigInteger("123456789012345678901"),
                "real",
                1.5,
                "flags",
                List.of(true, false),
                "none",
                null,
                "object",
                Map.of("a", 1));
        Map<String, Object> read = Json.object(Json.bytes(value));
        assertEquals(value.toString(), read.toString());
        assertEquals("{\"x\":null}", new String(Json.bytes(Map.of("x", Double.NaN)), UTF_8));
        assertEquals("a\uFFFD", io.ttlab.client.Json.wellFormed("a\ud83c"));
        for (String bad : List.of("", "[1]", "{", "{\"a\":1} {", "{\"a\":01}")) {
            assertThrows(IOException.class, () -> Json.object(bad.getBytes(UTF_8)), bad);
        }
    }

    @Test
    void readsAConnectionFileAndHidesItsKey(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("c.json"), Json.bytes(KernelProcess.connection()));
        ConnectionFile connection = ConnectionFile.read(file);
        assertEquals(KernelProcess.KEY, connection.key());
        assertFalse(connection.toString().contains(KernelProcess.KEY));
        Map<String, Object> changed = KernelProcess.connection();
        changed.put("transport", "ipc");
        Files.write(file, Json.bytes(changed));
        assertEquals(
                "Connection file \"" + file
                        + "\" cannot be used: transport \"ipc\" is not supported: start the kernel with"
                        + " transport \"tcp\" (KernelManager.transport).",
                assertThrows(IOException.class, () -> ConnectionFile.read(file)).getMessage());
    }

    @Test
    void takesACellApartAtItsCommands() {
        assertEquals(List.of(new Piece("int a = 1;\nint b;", false)), pieces("int a = 1;\nint b;"));
        assertEquals(
                List.of(new Piece("int a;\n", false), new Piece("\n%time 1", true), new Piece("\n\nint b;", false)),
                pieces("int a;\n  %time 1\nint b;"));
        assertEquals(List.of(new Piece("%%time\nint a;", true)), pieces("%%time\nint a;"));
        assertEquals(List.of(new Piece("// comment\n/* %x */ int a;", false)), pieces("// comment\n/* %x */ int a;"));
        assertEquals(
                List.of(new Piece("int a = b\n%c;", false)),
                CellSource.pieces("int a = b\n%c;", source -> Status.INCOMPLETE));
    }

    private static List<Piece> pieces(String code) {
        return CellSource.pieces(code, source -> Status.COMPLETE);
    }

    @Test
    void matchesShellPatterns() {
        assertTrue(Glob.compile("*fills*").matcher("tt.\nledger.fills()").matches());
        assertTrue(Glob.compile("a?[bc].x").matcher("azc.x").matches());
        assertFalse(Glob.compile("a?[bc].x").matcher("azd.x").matches());
        assertFalse(Glob.compile("a?[!bc].x").matcher("azc.x").matches());
        assertTrue(Glob.compile("(a+[").matcher("(a+[").matches());
    }

    @Test
    void tellsHowManyBytesWaitForTheRestOfTheirCharacter() {
        byte[] balloon = "🎈".getBytes(UTF_8);
        for (int i = 1; i <= 4; i++) {
            assertEquals(i == 4 ? 0 : i, CellOutput.unfinished(balloon, 0, i));
        }
        assertEquals(0, CellOutput.unfinished("abc".getBytes(UTF_8), 0, 3));
        assertEquals(1, CellOutput.unfinished("abä".getBytes(UTF_8), 0, 3));
        byte[] onlyContinuations = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80};
        assertEquals(0, CellOutput.unfinished(onlyContinuations, 0, 4));
    }

    @Test
    void keepsHistoryWithoutSecretsAndSurvivesABrokenLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deep").resolve("history.jsonl");
        KernelLog log = new KernelLog(System.err);
        History one = new History(file, log);
        one.add(1, "first");
        one.setOutput(1, "1");
        assertTrue(Files.notExists(file), "the first cell waits for no file");
        one.open();
        one.add(2, "String apiKey = \"00000000-0000-0000-0000-000000000001\"");
        Files.writeString(file, Files.readString(file) + "{\"session\":1,\"li");
        assertFalse(Files.readString(file).contains("000000000001"));
        Files.writeString(file, "\n", java.nio.file.StandardOpenOption.APPEND);
        History two = new History(file, log);
        two.add(1, "second");
        assertEquals(
                List.of(new History.Entry(1, 1, "first", "1"), new History.Entry(2, 1, "second", null)), two.tail(9));
        assertEquals(List.of(new History.Entry(1, 1, "first", "1")), two.range(-1, 1, 2));
    }

    @Test
    void keepsTheStartOfALongResultInTheHistory(@TempDir Path folder) {
        History history = new History(folder.resolve("history.jsonl"), new KernelLog(System.err));
        history.add(1, "\"x\".repeat(10_000_000)");
        history.setOutput(1, "x".repeat(10_000_000));
        assertEquals(
                "x".repeat(History.MOST_OUTPUT) + "\n(more was shown)",
                history.tail(1).get(0).output());
    }

    @Test
    void takesACellOfJavaAloneAsItIs() {
        String code = "int x = 1;\nx + 1";
        List<Piece> pieces = CellSource.pieces(code, source -> Status.COMPLETE);
        assertEquals(1, pieces.size());
        assertSame(code, pieces.get(0).source());
    }
}
