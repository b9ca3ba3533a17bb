package io.ttlab.shell;

/**
 * A source that succeeded.
 *
 * @param name the submission's name
 * @param source what was evaluated
 */
public record HistoryEntry(String name, String source) {}
