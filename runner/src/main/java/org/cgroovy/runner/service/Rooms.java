package org.cgroovy.runner.service;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgroovy.cgroup.tree.Users;
import org.cgroovy.runner.RunnerException;
import org.cgroovy.runner.ServedUser;
import org.cgroovy.runner.ServiceHost;

/** The rooms of all users who are connected or have containers. */
final class Rooms {
    private static final int MOST_CONNECTIONS = 64;

    private final ServiceHost host;
    private final Administration administration;
    private final Journal journal;
    private final Map<Integer, UserRoom> rooms = new HashMap<>();

    Rooms(ServiceHost host, Administration administration, Journal journal) {
        this.host = host;
        this.journal = journal;
        this.administration = administration;
    }

    /** Takes over what an earlier runner has left of a user. */
    synchronized void adopt(int uid) {
        String number = Integer.toUnsignedString(uid);
        room(uid, administration.grant(Set.of(number), Set.of()));
        tidy(uid);
    }

    synchronized UserRoom enter(ServedUser user) {
        Grant grant = administration.grant(
                new HashSet<>(List.of(
                        user.caller().user(),
                        Integer.toUnsignedString(user.caller().uid()))),
                groups(user));
        UserRoom room = room(user.caller().uid(), grant);
        room.take(grant);
        if (room.connect(1) > MOST_CONNECTIONS) {
            room.connect(-1);
            throw new RunnerException("you are connected " + MOST_CONNECTIONS + " times");
        }
        return room;
    }

    private UserRoom room(int uid, Grant grant) {
        UserRoom known = rooms.get(uid);
        if (known != null) {
            return known;
        }
        var room = new UserRoom(host.runner(uid, () -> host.later(() -> tidy(uid)), this::lost), grant);
        rooms.put(uid, room);
        return room;
    }

    private void lost(String what) {
        journal.say("ended, since it could not be taken over: " + what);
    }

    /** The room stays until {@link #answered}, whoever leaves meanwhile: what is done belongs to its containers. */
    synchronized void asked(UserRoom room) {
        room.ask(1);
    }

    synchronized void answered(UserRoom room) {
        room.ask(-1);
        tidy(room.runner().uid());
    }

    synchronized void leave(UserRoom room) {
        room.connect(-1);
        tidy(room.runner().uid());
    }

    /** Removes what a user has on the host, when he has no container and is not there. */
    private synchronized void tidy(int uid) {
        UserRoom room = rooms.get(uid);
        if (room != null && room.isEmpty()) {
            rooms.remove(uid);
            room.runner().close();
        }
    }

    /** Removes what users who have no container would leave on the host; what is in use stays as it is. */
    synchronized void close() {
        rooms.values().forEach(room -> room.runner().close());
    }

    /** The names and numbers of his groups. */
    private static Set<String> groups(ServedUser user) {
        var numbers = new HashSet<String>();
        numbers.add(Integer.toUnsignedString(user.caller().gid()));
        user.caller().groups().forEach(group -> numbers.add(Integer.toUnsignedString(group)));
        var names = new HashSet<>(numbers);
        names.addAll(Users.host().namesOfGroups(numbers));
        return names;
    }
}
