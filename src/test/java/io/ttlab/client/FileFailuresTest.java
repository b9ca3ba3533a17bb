package io.ttlab.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileFailuresTest {
    private static final Path FOLDER = Path.of("autosave");

    @Test
    void namesTheFolderThatCannotBeListed() {
        assertEquals(
                "Cannot list 'autosave': permission denied.",
                FileFailures.listing(FOLDER, new AccessDeniedException("autosave")));
        assertEquals(
                "Cannot list 'autosave': it is no folder.",
                FileFailures.listing(FOLDER, new NotDirectoryException("autosave")));
        assertEquals(
                "Cannot list 'autosave': Input/output error.",
                FileFailures.listing(FOLDER, new FileSystemException("autosave", null, "Input/output error")));
    }

    @Test
    void saysInWordsWhatFailed() {
        assertEquals("there is no such file", FileFailures.reading(new NoSuchFileException("a")));
        assertEquals("there is no such folder", FileFailures.writing(new NoSuchFileException("a")));
        assertEquals("permission denied", FileFailures.reading(new AccessDeniedException("a")));
        assertEquals("'a' is in the way", FileFailures.writing(new FileAlreadyExistsException("a")));
        assertEquals("it is a folder that is not empty", FileFailures.writing(new DirectoryNotEmptyException("a")));
        assertEquals("it is no text in UTF-8", FileFailures.reading(new MalformedInputException(1)));
        assertEquals("No space left on device", FileFailures.writing(new IOException("No space left on device")));
        assertEquals("IOException", FileFailures.reading(new IOException()));
        assertEquals("FileSystemException", FileFailures.reading(new FileSystemException("a")));
    }
}
