package org.cgroovy.cgroup.tree;

/** A user and a group by their numbers. */
public record Owner(int uid, int gid) {
    @Override
    public String toString() {
        return uid + ":" + gid;
    }
}
