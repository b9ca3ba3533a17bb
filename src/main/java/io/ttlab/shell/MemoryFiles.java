package io.ttlab.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Sources and class files that exist in memory only. */
final class MemoryFiles {
    private MemoryFiles() {}

    private static URI uri(String binaryName, JavaFileObject.Kind kind) {
        return URI.create("ttlab:///" + binaryName.replace('.', '/').replace("$", "%24") + kind.extension);
    }

    /** A class file that knows which class it holds. */
    interface Named {
        String binaryName();
    }

    /** A source. */
    static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String binaryName, String text) {
            super(uri(binaryName, Kind.SOURCE), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return true;
        }
    }

    /** A class file to read. */
    static final class ClassFile extends SimpleJavaFileObject implements Named {
        private final String binaryName;
        private final byte[] bytes;

        ClassFile(String binaryName, byte[] bytes) {
            super(uri(binaryName, Kind.CLASS), Kind.CLASS);
            this.binaryName = binaryName;
            this.bytes = bytes;
        }

        @Override
        public String binaryName() {
            return binaryName;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** A class file to write. */
    static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String binaryName) {
            super(uri(binaryName, Kind.CLASS), Kind.CLASS);
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }
}
