package org.cgroovy.plan;

import java.util.Optional;

/**
 * What an ordinary user has on a host, to make containers with.
 *
 * @param user his name
 * @param undelegated what to say of cgroups that are not his; empty for root
 */
public record Rootless(String user, Subordinates uids, Subordinates gids, Optional<Undelegated> undelegated) {
    /** As for root, who needs nothing of that. */
    public static final Rootless NONE =
            new Rootless("root", Subordinates.none("user"), Subordinates.none("group"), Optional.empty());

    public Rootless withUndelegated(Undelegated why) {
        return new Rootless(user, uids, gids, Optional.of(why));
    }
}
