package io.ttlab.shell;

/**
 * A piece of source to evaluate, and the name that errors show for it.
 *
 * @param source any number of snippets, as a user types, pastes or saves them
 * @param name what frames and messages call it: {@code REPL 3}, {@code Cell 4}, {@code report.jsh}
 * @param remembered whether it belongs to {@link Engine#history} when it succeeds: not what a front end asks by itself
 */
public record Submission(String source, String name, boolean remembered) {

    /** Creates one that is remembered. */
    public Submission(String source, String name) {
        this(source, name, true);
    }
}
