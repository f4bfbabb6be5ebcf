package org.cgroovy.linux;

import java.util.Set;

/**
 * Who connected to a Unix socket, as the kernel noted it then.
 *
 * @param pid 0 when he is in a pid namespace that is none of ours
 * @param uid as numbered here, as are the gid and the groups
 * @see "unix(7), SO_PEERCRED; socket(7), SO_PEERGROUPS"
 */
public record Peer(int pid, int uid, int gid, Set<Integer> groups) {
    public Peer {
        groups = Set.copyOf(groups);
    }
}
