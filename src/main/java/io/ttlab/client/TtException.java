package io.ttlab.client;

import org.jspecify.annotations.Nullable;

/**
 * The one failure that calls on {@code tt} end in: what failed, where, why and what to do next.
 *
 * <p>The message is complete and meant for the user; it never holds a secret.
 */
public final class TtException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What sort of thing went wrong, for code that wants to react. */
    public enum Kind {
        /** A setting, variable or profile is missing or unusable. */
        SETTINGS,
        /** The key and secret were refused, or the token could not be had. */
        CREDENTIALS,
        /** The gateway refuses this key: unknown, or of another environment. */
        FORBIDDEN,
        /** Wrong host, path or environment: the gateway knows no such route. */
        ADDRESS,
        /** No connection: name not found, refused, unreachable, TLS. */
        NETWORK,
        /** No answer in time (also 408 and 504). */
        TIMEOUT,
        /** The rate limit or the day's quota is used up. */
        RATE_LIMIT,
        /** The answer is too large for the gateway (413). */
        TOO_LARGE,
        /** The service failed (5xx). */
        SERVER,
        /** The service answered and refused the request. */
        REFUSED,
        /** The body is not what the API documents: HTML, empty, cut or malformed. */
        BODY,
        /** Pages contradict each other, repeat for ever or cannot be completed. */
        INCOMPLETE,
        /** A name or id that the gateway does not know. */
        UNKNOWN_NAME,
        /** An argument that cannot be used. */
        ARGUMENT,
        /** The user interrupted the call. */
        INTERRUPTED,
        /** A write was sent and no answer came: it may or may not have been carried out. */
        FATE_UNKNOWN,
        /** A write was not confirmed, so nothing was sent. */
        NOT_CONFIRMED
    }

    private final Kind kind;
    private final int httpStatus;

    /** Creates a failure with a message for the user. */
    public TtException(Kind kind, String message) {
        this(kind, message, 0, null);
    }

    /** Creates a failure with the HTTP status that told of it (0 for none) and its cause. */
    public TtException(Kind kind, String message, int httpStatus, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.httpStatus = httpStatus;
    }

    /** Returns what sort of failure this is. */
    public Kind kind() {
        return kind;
    }

    /** Returns the HTTP status that told of the failure, or 0 where none did. */
    public int httpStatus() {
        return httpStatus;
    }
}
