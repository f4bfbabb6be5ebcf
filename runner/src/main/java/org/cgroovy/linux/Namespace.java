package org.cgroovy.linux;

import java.util.Arrays;
import java.util.Optional;

/**
 * The eight kinds of namespace.
 *
 * @see "namespaces(7)"
 */
public enum Namespace {
    USER("user", "user", 0x10000000),
    MOUNT("mount", "mnt", 0x00020000),
    PID("pid", "pid", 0x20000000),
    UTS("uts", "uts", 0x04000000),
    IPC("ipc", "ipc", 0x08000000),
    NET("net", "net", 0x40000000),
    CGROUP("cgroup", "cgroup", 0x02000000),
    TIME("time", "time", 0x00000080);

    private final String word;
    private final String file;
    private final long flag;

    Namespace(String word, String file, long flag) {
        this.word = word;
        this.file = file;
        this.flag = flag;
    }

    /** Our word for it, as in {@code namespaces { share 'net' }}. */
    public String word() {
        return word;
    }

    /** Its name below {@code /proc/PID/ns}. */
    public String file() {
        return file;
    }

    /** Its CLONE_NEW… flag. */
    public long flag() {
        return flag;
    }

    /** The C name of {@link #flag()}. */
    public String flagName() {
        return this == MOUNT ? "CLONE_NEWNS" : "CLONE_NEW" + name();
    }

    /** The OCI runtime-spec's name: {@code network} for net, else our word. */
    public String ociName() {
        return this == NET ? "network" : word;
    }

    /** Finds a namespace by our word, its /proc name or its OCI name. */
    public static Optional<Namespace> named(String name) {
        return Arrays.stream(values())
                .filter(n -> n.word.equals(name)
                        || n.file.equals(name)
                        || n.ociName().equals(name))
                .findFirst();
    }
}
