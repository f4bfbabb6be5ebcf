package org.cgroovy.cgroup.tree;

/** What cannot be done with a cgroup, found before the kernel was asked. The message says why, and what to do. */
public final class CgroupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CgroupException(String message) {
        super(message);
    }
}
