package org.cgroovy.cgroup.manual;

/** What the kernel lets root do with a control file; others may do less. */
public enum Access {
    READ_ONLY("read-only"),
    READ_WRITE("read-write"),
    WRITE_ONLY("write-only");

    private final String label;

    Access(String label) {
        this.label = label;
    }

    public boolean readable() {
        return this != WRITE_ONLY;
    }

    public boolean writable() {
        return this != READ_ONLY;
    }

    public String label() {
        return label;
    }
}
