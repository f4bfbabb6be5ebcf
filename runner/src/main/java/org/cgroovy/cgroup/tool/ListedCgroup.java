package org.cgroovy.cgroup.tool;

/**
 * A line of lscgroup(1).
 *
 * @param controllers as in {@code "cpu,cpuacct"}
 * @param path such as {@code "/a/b"}
 */
public record ListedCgroup(String controllers, String path) {
    @Override
    public String toString() {
        return controllers + ":" + path;
    }
}
