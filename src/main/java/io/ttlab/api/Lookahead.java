package io.ttlab.api;

import io.ttlab.client.Bodies;
import io.ttlab.client.Call;
import io.ttlab.client.Gateway;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the next page of a walk while the one at hand is decoded, since where it begins can be read off the body's
 * end. Confine to one walk; close it when the walk ends.
 *
 * <p>A guess that proves wrong costs a request and nothing else, so walks that may stop before the last page make none.
 */
final class Lookahead implements AutoCloseable {
    /** Guesses from a body which call comes next; null where none does. */
    interface Guess {
        @Nullable
        Call next(byte[] body);
    }

    private final Gateway gateway;
    private @Nullable Call expected;
    private @Nullable FutureTask<byte[]> coming;

    Lookahead(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Sends a call that will probably be wanted, unless it is on its way already. */
    void expect(@Nullable Call call) {
        if (call != null && call.equals(expected)) {
            return;
        }
        close();
        if (call == null) {
            return;
        }
        FutureTask<byte[]> task = new FutureTask<>(() -> gateway.get(call, body -> {
            Bodies.requireJson(body);
            return body;
        }));
        Thread thread = new Thread(task, "ttlab-lookahead");
        thread.setDaemon(true);
        expected = call;
        coming = task;
        thread.start();
    }

    /**
     * Returns the body that a call brings, if it was sent early; null where another one was, or none.
     *
     * @throws TtException as the call itself would throw it
     */
    byte @Nullable [] take(Call call) {
        FutureTask<byte[]> task = coming;
        if (task == null || !call.equals(expected)) {
            close();
            return null;
        }
        expected = null;
        coming = null;
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TtException known) {
                throw known;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new TtException(Kind.INTERRUPTED, "Interrupted while " + call.where() + " was asked.");
        }
    }

    @Override
    public void close() {
        if (coming != null) {
            coming.cancel(true);
        }
        expected = null;
        coming = null;
    }

    /**
     * Returns the text or number that the last member of a name has in a body; empty where there is none, or one with
     * escapes.
     */
    static String last(byte[] body, String name) {
        byte[] key = ('"' + name + '"').getBytes(StandardCharsets.UTF_8);
        int at = body.length - key.length;
        while (at >= 0 && !matches(body, at, key)) {
            at--;
        }
        if (at < 0) {
            return "";
        }
        int start = at + key.length;
        while (start < body.length && (body[start] == ':' || Character.isWhitespace(body[start]))) {
            start++;
        }
        boolean quoted = start < body.length && body[start] == '"';
        start += quoted ? 1 : 0;
        int end = start;
        // Page keys hold commas and colons, so that a text ends at its quote alone; escapes are left to the parser.
        while (end < body.length && body[end] != '"' && (quoted || body[end] != ',' && body[end] != '}')) {
            if (body[end] == '\\') {
                return "";
            }
            end++;
        }
        String text = new String(body, start, end - start, StandardCharsets.UTF_8).strip();
        return !quoted && text.equals("null") ? "" : text;
    }

    private static boolean matches(byte[] body, int at, byte[] key) {
        for (int i = 0; i < key.length; i++) {
            if (body[at + i] != key[i]) {
                return false;
            }
        }
        return true;
    }
}
