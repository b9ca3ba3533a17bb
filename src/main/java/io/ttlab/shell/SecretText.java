package io.ttlab.shell;

import java.util.regex.Pattern;

/** Whether a text looks as if it held a key, secret, password or token, so that no file keeps it. */
public final class SecretText {

    private static final String GUID = "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}";

    private static final String WORD = "(?:api_?key|secret|passw(?:or)?d|token)\\w*";

    /** A word for a secret with a quoted text behind it, a header, a shell assignment, a GUID, or {@code key:secret} itself. */
    private static final Pattern SECRET = Pattern.compile("(?i)" + WORD + "[\"'\\s]*[=:(,]\\s*[\"'][^\"']{6,}"
            + "|" + WORD + "=[^\\s=]{6,}"
            + "|(?:bearer|authorization:|x-api-key:)\\s*\\S{6,}"
            + "|" + WORD + "\\W{1,10}" + GUID
            + "|" + GUID + ":" + GUID);

    private SecretText() {}

    /** Whether {@code text} assigns, passes or quotes what looks like a key, secret, password or token. */
    public static boolean looksSecret(String text) {
        return SECRET.matcher(text).find();
    }
}
