package io.ttlab.shell;

/**
 * One snippet within a submission.
 *
 * @param submission where it comes from
 * @param start the offset of {@link #source} in the submission
 * @param source what JShell gets: the text from {@code start}, with the semicolon that may be missing
 */
record Piece(Submission submission, int start, String source) {

    /** The snippet as the user wrote it. */
    String text() {
        int end = Math.min(submission.source().length(), start + source.length());
        return submission.source().substring(start, end).strip();
    }

    /** The line of the submission, from 1, that the line of this piece, from 1, is. */
    int submissionLine(int pieceLine) {
        return Lines.lineAt(submission.source(), start) + pieceLine - 1;
    }
}
