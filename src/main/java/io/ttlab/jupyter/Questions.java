package io.ttlab.jupyter;

import io.ttlab.shell.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The requests that change nothing: completion, inspection, completeness, history, comms. A thread of their own answers
 * them, also while a cell runs.
 */
final class Questions implements AutoCloseable {
    private final History history;
    private final BoundSocket shell;
    private final Codec codec;
    private final IoPub iopub;
    private final KernelLog log;
    private final Map<String, Function<Request, Map<String, @Nullable Object>>> answers;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "ttlab-questions");
        made.setDaemon(true);
        return made;
    });

    Questions(
            Engine engine,
            Commands commands,
            History history,
            BoundSocket shell,
            Codec codec,
            IoPub iopub,
            KernelLog log) {
        this.history = history;
        this.shell = shell;
        this.codec = codec;
        this.iopub = iopub;
        this.log = log;
        Completions completions = new Completions(engine, commands);
        Inspections inspections = new Inspections(engine, commands::documentation);
        this.answers = Map.of(
                "complete_request", request -> completions.complete(request.content()),
                "is_complete_request", request -> completions.isComplete(request.content()),
                "inspect_request", request -> inspections.inspect(request.content()),
                "history_request", request -> history(request.content()),
                "comm_info_request", request -> Json.map("status", "ok", "comms", Map.of()));
    }

    /** Answers the request soon; false when it is of no kind that is answered here. */
    boolean ask(Request request) {
        var answer = answers.get(request.type());
        if (answer == null) {
            return false;
        }
        thread.execute(() -> answer(request, answer));
        return true;
    }

    private void answer(Request request, Function<Request, Map<String, @Nullable Object>> answer) {
        iopub.status(request.rawHeader(), "busy");
        Map<String, @Nullable Object> content;
        try {
            content = answer.apply(request);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            log.error("a " + request.type() + " could not be answered", e);
            content = Json.map(
                    "status", "error",
                    "ename", e.getClass().getName(),
                    "evalue", String.valueOf(e.getMessage()),
                    "traceback", List.of());
        }
        shell.send(codec.reply(request, request.type().replace("_request", "_reply"), content));
        iopub.status(request.rawHeader(), "idle");
    }

    private Map<String, @Nullable Object> history(Map<String, @Nullable Object> content) {
        int n = Json.integer(content, "n", Integer.MAX_VALUE);
        List<History.Entry> found =
                switch (Json.text(content, "hist_access_type", "tail")) {
                    case "range" ->
                        history.range(
                                Json.integer(content, "session", 0),
                                Json.integer(content, "start", 0),
                                Json.integer(content, "stop", Integer.MAX_VALUE));
                    case "search" ->
                        history.search(Json.text(content, "pattern", "*"), Json.flag(content, "unique", false), n);
                    default -> history.tail(n);
                };
        boolean output = Json.flag(content, "output", false);
        List<Object> rows = new ArrayList<>();
        for (History.Entry entry : found) {
            List<@Nullable Object> both = new ArrayList<>();
            both.add(entry.source());
            both.add(entry.output());
            rows.add(List.of(entry.session(), entry.line(), output ? both : entry.source()));
        }
        return Json.map("status", "ok", "history", rows);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
