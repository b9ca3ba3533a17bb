package io.ttlab.shell;

/**
 * A piece of source to evaluate, and the name that errors show for it.
 *
 * @param source any number of snippets, as a user types, pastes or saves them
 * @param name what frames and messages call it: {@code REPL 3}, {@code Cell 4}, {@code report.jsh}
 */
public record Submission(String source, String name) {}
