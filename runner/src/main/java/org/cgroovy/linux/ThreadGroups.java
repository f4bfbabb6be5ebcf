package org.cgroovy.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The supplementary groups of one thread of a process of root: what it looks at and what it starts meanwhile has those of
 * somebody else.
 *
 * @see "setgroups(2), C library/kernel differences: the kernel's call is of one thread"
 */
public final class ThreadGroups implements AutoCloseable {
    private static final int MOST = 1 << 13;

    private final Kernel kernel;
    private final List<Integer> before;

    /** From now on, until it is closed, by the same thread. */
    public ThreadGroups(Kernel kernel, Set<Integer> others) {
        this.kernel = kernel;
        this.before = now();
        set(List.copyOf(others));
    }

    private List<Integer> now() {
        NativeMemory memory = kernel.scratch();
        long list = memory.reserve(4 * MOST);
        long count = Kernel.check(kernel.raw(Syscall.GETGROUPS, MOST, list), () -> "getgroups()");
        var groups = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            groups.add(memory.getInt(list + 4L * i));
        }
        return groups;
    }

    private void set(List<Integer> groups) {
        NativeMemory memory = kernel.scratch();
        long list = memory.reserve(Math.max(4, 4 * groups.size()));
        for (int i = 0; i < groups.size(); i++) {
            memory.putInt(list + 4L * i, groups.get(i));
        }
        Kernel.check(kernel.raw(Syscall.SETGROUPS, groups.size(), list), () -> "setgroups()");
    }

    @Override
    public void close() {
        set(before);
    }
}
