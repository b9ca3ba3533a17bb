package io.ttlab.client;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Words for why a file or folder cannot be used; messages name it already, so that most do not. */
public final class FileFailures {
    private FileFailures() {}

    /** Returns why a file could not be read. */
    public static String reading(IOException failure) {
        return failure instanceof NoSuchFileException ? "there is no such file" : reason(failure);
    }

    /** Returns why a file could not be written. */
    public static String writing(IOException failure) {
        return failure instanceof NoSuchFileException ? "there is no such folder" : reason(failure);
    }

    /** Returns the sentence for a folder whose files could not be listed. */
    public static String listing(Path folder, IOException failure) {
        return "Cannot list '" + folder + "': " + reason(failure) + ".";
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException other) {
            return "'" + other.getFile() + "' is in the way";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is no folder";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "it is a folder that is not empty";
        }
        if (failure instanceof CharacterCodingException) {
            return "it is no text in UTF-8";
        }
        String said = failure instanceof FileSystemException told ? told.getReason() : failure.getMessage();
        return said == null || said.isBlank() ? failure.getClass().getSimpleName() : said;
    }
}
