package io.ttlab.shell;

/**
 * A snippet is right, but larger than a class file can hold.
 *
 * <p>JShell must not see it: it would take it for valid, since only the making of classes fails, and its compiler then fails
 * on it again with whatever follows.
 */
final class BeyondLimitsException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int MOST_BYTES = 65_535;

    private final transient Piece piece;

    BeyondLimitsException(Piece piece, String message) {
        super(message);
        this.piece = piece;
    }

    /** Fails where a string literal is too long. */
    static void check(Piece piece) {
        String source = piece.source();
        if (source.length() * 3L <= MOST_BYTES) {
            return;
        }
        String code = Lexer.of(source).code();
        int bytes = 0;
        for (int i = 0; i < code.length(); i++) {
            boolean inside = code.charAt(i) == Lexer.FILLER;
            if (inside && source.charAt(i) == '\\') {
                i++;
            }
            bytes = inside ? bytes + bytes(source.charAt(i)) : 0;
            if (bytes > MOST_BYTES) {
                throw new BeyondLimitsException(piece, "constant string too long");
            }
        }
    }

    /** As a class file writes it. */
    private static int bytes(char c) {
        return c != 0 && c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }

    Piece piece() {
        return piece;
    }
}
