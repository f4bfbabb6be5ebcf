package org.cgroovy.console.spare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cgroovy.linux.IoBuffer;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.PlainFiles;

/** The directory of a spare, where callers find it, and the two pipes in it. Only its user may enter. */
final class Mailbox {
    private static final int OPEN_TO_OTHERS = 0077;
    private static final int MOST = 16384;
    private static final int LINES = 3;

    private final Kernel kernel;
    private final Path directory;
    private final int calls;
    private final int replies;

    /** @throws IOException when it is not its user's alone */
    Mailbox(Kernel kernel, Path directory) throws IOException {
        this.kernel = kernel;
        this.directory = directory;
        require(directory.resolve("..").normalize());
        require(directory);
        // Both ways: so neither waits for the other side.
        calls = kernel.open(calls().toString(), Kernel.O_RDWR, 0);
        replies = kernel.open(directory.resolve("reply").toString(), Kernel.O_RDWR, 0);
    }

    private void require(Path path) throws IOException {
        if (Files.isSymbolicLink(path)
                || !Files.isDirectory(path)
                || PlainFiles.attribute(path, "uid") != kernel.uid()
                || (PlainFiles.attribute(path, "mode") & OPEN_TO_OTHERS) != 0) {
            throw new IOException(path + " is not its user's alone");
        }
    }

    Path calls() {
        return directory.resolve("call");
    }

    /** Lets callers find it. */
    void open() throws IOException {
        Path draft = directory.resolve("draft");
        Files.writeString(draft, ProcessHandle.current().pid() + "\n");
        Files.move(draft, directory.resolve("ready"));
    }

    /** Whether it is still there. */
    boolean isOpen() {
        return Files.exists(directory.resolve("ready"));
    }

    /** Whether somebody has claimed it, by a file that only one can make. */
    boolean isClaimed() {
        return Files.exists(directory.resolve("taken"));
    }

    /** Waits for somebody to call. */
    boolean hasCall(int millis) {
        return kernel.poll(new int[] {calls}, millis)[0];
    }

    /** The lines of a call, which are written at once. */
    String[] call() throws IOException {
        var buffer = new IoBuffer(MOST);
        int length = kernel.read(calls, buffer);
        String[] lines = new String(buffer.first(Math.max(0, length)), StandardCharsets.UTF_8).split("\n");
        if (lines.length != LINES) {
            throw new IOException("not a call");
        }
        return lines;
    }

    /** Tells the caller whether its call is run, and closes. */
    void reply(boolean taken) {
        byte[] line = (taken ? "on\n" : "no\n").getBytes(StandardCharsets.US_ASCII);
        kernel.write(replies, line, () -> "write(reply)");
        kernel.close(replies);
        kernel.close(calls);
    }
}
