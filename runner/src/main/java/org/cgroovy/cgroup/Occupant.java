package org.cgroovy.cgroup;

/**
 * A process in a cgroup.
 *
 * @param pid as this process sees it; 0 for one of a pid namespace that is out of sight
 * @param command its name, as {@code /proc/PID/comm} has it; {@code "?"} when it is gone or out of sight
 * @param cgroup the directory of the cgroup that it is in
 */
public record Occupant(int pid, String command, String cgroup) {
    /** {@code "pid 4711 (sleep) in /sys/fs/cgroup/pids/demo"}. */
    @Override
    public String toString() {
        return "pid " + pid + " (" + command + ") in " + cgroup;
    }
}
