package org.cgroovy.runner.service;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * How the runner's service is to run.
 *
 * @param socket where it listens
 * @param activated the descriptor of a socket that listens there already, from systemd; see sd_listen_fds(3)
 * @param policy the administrator's file, which need not be there
 * @param notes directory of what is noted of containers
 * @param cgroups the cgroup that the users' are below
 * @param manager of cgroups: systemd, cgroupfs, or empty for what fits the host
 */
public record ServiceSettings(
        Path socket, OptionalInt activated, Path policy, Path notes, String cgroups, String manager, boolean verbose) {
    /** Where consoles look for it. */
    public static final Path SOCKET = Path.of("/run/cgroovy/runner.sock");

    public static final Path POLICY = Path.of("/etc/cgroovy/policy.json");
    public static final Path NOTES = Path.of("/run/cgroovy/.users");
    public static final String CGROUPS = "/cgroovy";
}
