package io.ttlab.shell;

import org.jspecify.annotations.Nullable;

/**
 * A variable of the session.
 *
 * @param name its name
 * @param typeName its static type
 * @param value its value now
 */
public record Variable(
        String name, String typeName, @Nullable Object value) {}
