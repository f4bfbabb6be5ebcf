package org.cgroovy.cgroup;

/** What is mounted of the two cgroup versions. */
public enum CgroupMode {
    /** v1 hierarchies only. */
    LEGACY,
    /** v1 hierarchies, and the unified one of v2 for the rest. */
    HYBRID,
    /** v2 only. */
    UNIFIED,
    /** No cgroup file system. */
    NONE
}
