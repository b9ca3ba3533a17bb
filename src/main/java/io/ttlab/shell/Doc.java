package io.ttlab.shell;

/**
 * Documentation of what the cursor is on.
 *
 * @param signature the declaration, as {@code String String.substring(int beginIndex)}
 * @param text the Javadoc as plain text with HTML tags as written, empty when none is known
 */
public record Doc(String signature, String text) {}
