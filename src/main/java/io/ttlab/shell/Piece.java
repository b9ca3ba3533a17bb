package io.ttlab.shell;

/**
 * One snippet within a submission.
 *
 * @param submission where it comes from
 * @param start the offset of {@link #source} in the submission
 * @param source what JShell gets: the text from {@code start}, with the semicolon that may be missing
 * @param insertion where {@link #PUBLIC} stands in it that the user did not write, or -1
 */
record Piece(Submission submission, int start, String source, int insertion) {
    private static final String PUBLIC = "public ";

    Piece(Submission submission, int start, String source) {
        this(submission, start, source, -1);
    }

    /** The piece with what is declared at an offset made public. */
    Piece withPublicAt(int offset) {
        return new Piece(submission, start, source.substring(0, offset) + PUBLIC + source.substring(offset), offset);
    }

    /** The offset in the submission of an offset in the source. */
    int submissionOffset(int offset) {
        return start + (insertion < 0 || offset < insertion ? offset : Math.max(insertion, offset - PUBLIC.length()));
    }

    /** The snippet as the user wrote it. */
    String text() {
        int end = Math.min(submission.source().length(), submissionOffset(source.length()));
        return submission.source().substring(start, end).strip();
    }

    /** The line of the submission, from 1, that the line of this piece, from 1, is. */
    int submissionLine(int pieceLine) {
        return Lines.lineAt(submission.source(), start) + pieceLine - 1;
    }
}
