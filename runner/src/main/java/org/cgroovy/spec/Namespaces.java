package org.cgroovy.spec;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgroovy.linux.Namespace;

/**
 * Which namespaces a container has of its own, which it joins, and (all others) which it shares with its creator.
 *
 * @param joined namespace to the path that names it, such as {@code /proc/123/ns/uts}
 * @param uidMappings used with a new user namespace only
 * @param timeOffsets seconds added to {@code monotonic} and {@code boottime} in a new time namespace
 */
public record Namespaces(
        Set<Namespace> fresh,
        Map<Namespace, String> joined,
        List<IdMapping> uidMappings,
        List<IdMapping> gidMappings,
        Map<String, Long> timeOffsets) {
    /** mount, pid, uts, ipc, net and cgroup are new; user and time are shared. */
    public static final Namespaces DEFAULT = new Namespaces(
            EnumSet.complementOf(EnumSet.of(Namespace.USER, Namespace.TIME)), Map.of(), List.of(), List.of(), Map.of());

    public Namespaces {
        fresh = fresh.isEmpty() ? Set.of() : Set.copyOf(fresh);
        joined = Collections.unmodifiableMap(copyOf(joined)); // in the order of the plan, whatever that given was
        uidMappings = List.copyOf(uidMappings);
        gidMappings = List.copyOf(gidMappings);
        timeOffsets = Map.copyOf(timeOffsets);
        for (String clock : timeOffsets.keySet()) {
            if (!clock.equals("monotonic") && !clock.equals("boottime")) {
                throw new SpecException("time offset must be for monotonic or boottime, got " + clock);
            }
        }
    }

    public boolean isFresh(Namespace namespace) {
        return fresh.contains(namespace);
    }

    public Optional<String> join(Namespace namespace) {
        return Optional.ofNullable(joined.get(namespace));
    }

    public boolean isShared(Namespace namespace) {
        return !isFresh(namespace) && !joined.containsKey(namespace);
    }

    public Namespaces withFresh(Namespace namespace) {
        var paths = copyOf(joined);
        paths.remove(namespace);
        var names = EnumSet.of(namespace);
        names.addAll(fresh);
        return new Namespaces(names, paths, uidMappings, gidMappings, timeOffsets);
    }

    public Namespaces withShared(Namespace namespace) {
        var paths = copyOf(joined);
        paths.remove(namespace);
        return new Namespaces(without(namespace), paths, uidMappings, gidMappings, timeOffsets);
    }

    public Namespaces withJoined(Namespace namespace, String path) {
        var paths = copyOf(joined);
        paths.put(namespace, path);
        return new Namespaces(without(namespace), paths, uidMappings, gidMappings, timeOffsets);
    }

    public Namespaces withMappings(List<IdMapping> uids, List<IdMapping> gids) {
        return new Namespaces(fresh, joined, uids, gids, timeOffsets);
    }

    public Namespaces withTimeOffsets(Map<String, Long> offsets) {
        return new Namespaces(fresh, joined, uidMappings, gidMappings, offsets);
    }

    private Set<Namespace> without(Namespace namespace) {
        var names = EnumSet.noneOf(Namespace.class);
        names.addAll(fresh);
        names.remove(namespace);
        return names;
    }

    private static Map<Namespace, String> copyOf(Map<Namespace, String> map) {
        var copy = new EnumMap<Namespace, String>(Namespace.class);
        copy.putAll(map);
        return copy;
    }
}
