package org.cgroovy.plan;

import java.util.Optional;

/**
 * What an ordinary user has on a host, to make containers with.
 *
 * @param user his name
 * @param undelegated what to say of cgroups that are not his; empty where all are to be had
 * @param served whether root's runner makes the containers for him, and keeps them when it is started again
 */
public record Rootless(
        String user, Subordinates uids, Subordinates gids, Optional<Undelegated> undelegated, boolean served) {
    /** As for root, who needs nothing of that. */
    public static final Rootless NONE =
            new Rootless("root", Subordinates.none("user"), Subordinates.none("group"), Optional.empty(), false);

    public Rootless withUndelegated(Undelegated why) {
        return new Rootless(user, uids, gids, Optional.of(why), served);
    }
}
