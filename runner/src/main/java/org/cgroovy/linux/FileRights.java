package org.cgroovy.linux;

import java.util.function.BooleanSupplier;

/**
 * Looks at files with the rights of somebody else, in one thread of a process of root. Signals are not affected: the other
 * can reach the thread no better than before.
 *
 * @see "credentials(7), setfsuid(2): it and its like are of threads"
 */
public final class FileRights {
    private static final int AT_FDCWD = -100;
    private static final int R_OK = 4;
    private static final int AT_EACCESS = 0x200;

    private final Kernel kernel;
    private final Peer other;

    public FileRights(Kernel kernel, Peer other) {
        this.kernel = kernel;
        this.other = other;
    }

    /** Whether he may read what is at the path. */
    public boolean mayRead(String path) {
        if (other.uid() == 0 || path.indexOf('\0') >= 0) {
            return path.indexOf('\0') < 0;
        }
        return asOther(() -> {
            long name = kernel.scratch().put(path);
            return kernel.raw(Syscall.FACCESSAT2, AT_FDCWD, name, R_OK, AT_EACCESS) == 0;
        });
    }

    @SuppressWarnings("try") // the groups are only there to be closed
    private boolean asOther(BooleanSupplier question) {
        try (var groups = new ThreadGroups(kernel, other.groups())) {
            kernel.raw(Syscall.SETFSGID, other.gid());
            kernel.raw(Syscall.SETFSUID, other.uid());
            return is(Syscall.SETFSUID, other.uid()) && is(Syscall.SETFSGID, other.gid()) && question.getAsBoolean();
        } finally {
            kernel.raw(Syscall.SETFSUID, 0);
            kernel.raw(Syscall.SETFSGID, kernel.gid());
            if (!is(Syscall.SETFSUID, 0)) {
                throw new IllegalStateException("a thread did not get its file rights back");
            }
        }
    }

    /** Both calls give what was before, and change nothing for an id that is none. */
    private boolean is(Syscall call, int id) {
        return (int) kernel.raw(call, -1) == id;
    }
}
