package org.cgroovy.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output that stops who writes to it when nobody reads it any more; a PrintStream alone would not tell. */
final class StandardOutput extends OutputStream {
    private static final int BUFFER = 8192;

    private final OutputStream out;

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    static PrintStream open() {
        return over(new FileOutputStream(FileDescriptor.out));
    }

    static PrintStream over(OutputStream out) {
        var buffered = new BufferedOutputStream(new StandardOutput(out), BUFFER);
        return new PrintStream(buffered, true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }
}
