package org.cgroovy.cgroup.tool;

import java.io.PrintStream;
import org.cgroovy.cgroup.CgroupWalk.Walker;
import org.cgroovy.cgroup.ControlFiles;
import org.jspecify.annotations.Nullable;

/** What a tool works with: the host, whose behaviour is wanted, and where results and complaints go. */
public final class ToolContext {
    private final Results results;
    private final PrintStream err;
    private final ControlFiles files;
    private final Walker walker;
    private final Compat compat;
    private @Nullable MountTable mounts;

    /** @param files where {@code /proc} is read; those of a fixture in specs */
    public ToolContext(Results results, PrintStream err, ControlFiles files, Walker walker, Compat compat) {
        this.results = results;
        this.err = err;
        this.files = files;
        this.walker = walker;
        this.compat = compat;
    }

    /** Hands out one result: a line, or several, of standard output. */
    public void add(Object result) {
        results.add(result);
    }

    public PrintStream err() {
        return err;
    }

    public ControlFiles files() {
        return files;
    }

    public Walker walker() {
        return walker;
    }

    public Compat compat() {
        return compat;
    }

    /**
     * What is mounted; read once, at the first call.
     *
     * @throws ToolException when {@code /proc} is not there
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
