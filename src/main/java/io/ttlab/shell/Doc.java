package io.ttlab.shell;

/**
 * Documentation of what the cursor is on.
 *
 * @param signature the declaration, as {@code String String.substring(int beginIndex)}
 * @param text the Javadoc as plain text with HTML tags as written, empty when none is known
 */
public record Doc(String signature, String text) {

    /** Returns the name alone, with its class: {@code Ledger.fills}. */
    public String name() {
        return brief().replaceAll("<[^()]*?>", "").replaceFirst("[(].*", "").replaceFirst(".* ", "");
    }

    /**
     * Returns the declaration as a person writes it: {@code Table Ledger.fills(Consumer<FillQuery> query)}, without
     * packages, and {@code Plot plot(Table table)} for what is called without a class. A type keeps its package.
     */
    public String brief() {
        int colon = signature.indexOf(':');
        if (signature.indexOf('(') < 0 && colon < 0) {
            return signature;
        }
        String ordered = signature.indexOf('(') < 0
                ? signature.substring(colon + 1) + " " + signature.substring(0, colon)
                : signature;
        return ordered.replaceAll("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])", "")
                .replaceAll("\\b(?:Desk)?Prelude\\.", "")
                .replaceAll("\\.<[^()]*>(?=\\w+\\()", ".");
    }
}
