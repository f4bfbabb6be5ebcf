package org.cgroovy.cgroup.tool;

import java.io.PrintStream;
import org.cgroovy.cgroup.ControlFiles;
import org.jspecify.annotations.Nullable;

/** What a tool works with: its streams, the host, and whose behaviour is wanted. */
public final class ToolContext {
    private final PrintStream out;
    private final PrintStream err;
    private final ControlFiles files;
    private final Compat compat;
    private @Nullable MountTable mounts;

    /** @param files where {@code /proc} is read; those of a fixture in specs */
    public ToolContext(PrintStream out, PrintStream err, ControlFiles files, Compat compat) {
        this.out = out;
        this.err = err;
        this.files = files;
        this.compat = compat;
    }

    /** Standard output; buffered, and flushed by the caller of the tool. */
    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    public ControlFiles files() {
        return files;
    }

    public Compat compat() {
        return compat;
    }

    /**
     * What is mounted; read once, at the first call.
     *
     * @throws ToolException when nothing is
     */
    public MountTable mounts() {
        MountTable known = mounts;
        if (known == null) {
            known = MountTable.read(files);
            mounts = known;
        }
        return known;
    }
}
