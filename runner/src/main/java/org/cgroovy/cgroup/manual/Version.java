package org.cgroovy.cgroup.manual;

/** One of the two versions of cgroups. */
public enum Version {
    V1("v1"),
    V2("v2");

    private final String label;

    Version(String label) {
        this.label = label;
    }

    /** The version of a hierarchy: the unified one is v2's. */
    public static Version of(org.cgroovy.cgroup.Hierarchy hierarchy) {
        return hierarchy.unified() ? V2 : V1;
    }

    public Version other() {
        return this == V1 ? V2 : V1;
    }

    /** {@code v1} or {@code v2}. */
    public String label() {
        return label;
    }
}
