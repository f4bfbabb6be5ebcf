package org.cgroovy.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.cgroovy.linux.Namespace;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.IdMapping;
import org.cgroovy.spec.Namespaces;
import org.cgroovy.spec.User;

/**
 * Who is who in a user namespace. An ordinary user can have no container without one, so he gets it unasked: root inside
 * is he, and the ids of his ranges follow.
 *
 * @see "user_namespaces(7): who may write what into uid_map and gid_map"
 */
final class IdMapPlanner {
    private final HostFacts facts;

    IdMapPlanner(HostFacts facts) {
        this.facts = facts;
    }

    /** The description with the namespace and the mappings that it needs. */
    ContainerSpec complete(ContainerSpec spec) {
        Namespaces namespaces = spec.namespaces();
        if (!facts.isRoot() && namespaces.isShared(Namespace.USER)) {
            namespaces = namespaces.withFresh(Namespace.USER);
        }
        if (!namespaces.isFresh(Namespace.USER)) {
            return spec;
        }
        return spec.withNamespaces(namespaces.withMappings(
                orElse(namespaces.uidMappings(), facts.rootless().uids(), facts.uid()),
                orElse(namespaces.gidMappings(), facts.rootless().gids(), facts.gid())));
    }

    private static List<IdMapping> orElse(List<IdMapping> given, Subordinates subordinates, int own) {
        return given.isEmpty() ? subordinates.mappings(own) : given;
    }

    /** What is to be written for a completed description, and by whom. */
    Optional<Op.IdMaps> maps(ContainerSpec spec) {
        Namespaces namespaces = spec.namespaces();
        if (!namespaces.isFresh(Namespace.USER)) {
            return Optional.empty();
        }
        Optional<String> forUids =
                program(namespaces.uidMappings(), facts.rootless().uids(), facts.uid());
        Optional<String> forGids =
                program(namespaces.gidMappings(), facts.rootless().gids(), facts.gid());
        boolean deny =
                facts.isServed() ? facts.rootless().gids().ranges().isEmpty() : !facts.isRoot() && forGids.isEmpty();
        return Optional.of(new Op.IdMaps(namespaces.uidMappings(), namespaces.gidMappings(), deny, forUids, forGids));
    }

    /** The kernel lets a user map himself; for all else there is the program. */
    private Optional<String> program(List<IdMapping> mappings, Subordinates subordinates, int own) {
        boolean himself = mappings.size() == 1 && isHimself(mappings.get(0), own);
        return mayMapAll() || himself ? Optional.empty() : subordinates.program();
    }

    /** The runner writes the maps itself, and they are not bound to its own ids. */
    private boolean mayMapAll() {
        return facts.isRoot() || facts.isServed();
    }

    private static boolean isHimself(IdMapping mapping, int own) {
        return mapping.hostId() == own && mapping.size() == 1;
    }

    /** Whether processes in it can give up or choose their groups. */
    boolean maySetGroups(ContainerSpec spec) {
        return maps(spec).map(maps -> !maps.denySetgroups()).orElse(facts.isRoot());
    }

    /** @throws PlanException when an ordinary user asks for ids that he cannot have */
    void check(ContainerSpec spec) {
        Namespaces namespaces = spec.namespaces();
        if (facts.isRoot() || !namespaces.isFresh(Namespace.USER)) {
            return;
        }
        checkMappings(namespaces.uidMappings(), facts.rootless().uids(), facts.uid());
        checkMappings(namespaces.gidMappings(), facts.rootless().gids(), facts.gid());
        User user = spec.process().user();
        checkMapped(
                LongStream.of(user.uid()),
                namespaces.uidMappings(),
                facts.rootless().uids());
        checkMapped(
                LongStream.of(user.gid()),
                namespaces.gidMappings(),
                facts.rootless().gids());
        checkMapped(
                user.groups().stream().mapToLong(Long::longValue),
                namespaces.gidMappings(),
                facts.rootless().gids());
        if (!user.groups().isEmpty() && !maySetGroups(spec)) {
            throw new PlanException(
                    "groups " + user.groups() + " cannot be set where a single group is mapped",
                    "leave them out, or " + more(facts.rootless().gids()));
        }
    }

    private void checkMappings(List<IdMapping> mappings, Subordinates subordinates, int own) {
        for (IdMapping mapping : mappings) {
            if (!isHimself(mapping, own) && !subordinates.allows(mapping)) {
                throw new PlanException(
                        facts.rootless().user() + " may not map " + subordinates.kind() + " "
                                + host(mapping) + " of the host, but "
                                + (subordinates.ranges().isEmpty()
                                        ? own + " alone"
                                        : own + ", "
                                                + subordinates.ranges().stream()
                                                        .map(Object::toString)
                                                        .collect(Collectors.joining(", "))),
                        "leave the mappings out, or " + more(subordinates));
            }
        }
    }

    private static void checkMapped(LongStream ids, List<IdMapping> mappings, Subordinates subordinates) {
        ids.forEach(id -> {
            if (mappings.stream().noneMatch(mapping -> contains(mapping, id))) {
                throw new PlanException(
                        subordinates.kind() + " " + id + " is nobody in the container, which has "
                                + mappings.stream().map(IdMapPlanner::inside).collect(Collectors.joining(", ")),
                        "name one of those, or " + more(subordinates));
            }
        });
    }

    private static String more(Subordinates subordinates) {
        return subordinates.lack().isEmpty()
                ? "ask root for a larger range in /etc/sub"
                        + subordinates.kind().charAt(0) + "id"
                : "get more: " + subordinates.lack();
    }

    static boolean contains(IdMapping mapping, long id) {
        return id >= mapping.containerId() && id < mapping.containerId() + mapping.size();
    }

    private static String inside(IdMapping mapping) {
        return new Subordinates.Range(mapping.containerId(), mapping.size()).toString();
    }

    private static String host(IdMapping mapping) {
        return new Subordinates.Range(mapping.hostId(), mapping.size()).toString();
    }

    /** What explain says of it. */
    Optional<String> note(ContainerSpec spec) {
        if (facts.isRoot() || !spec.namespaces().isFresh(Namespace.USER)) {
            return Optional.empty();
        }
        String lack = facts.rootless().uids().lack().isEmpty()
                ? facts.rootless().gids().lack()
                : facts.rootless().uids().lack();
        return Optional.of("in a user namespace, since " + facts.rootless().user()
                + " has no rights over the host: uids "
                + pairs(spec.namespaces().uidMappings()) + "; gids "
                + pairs(spec.namespaces().gidMappings()) + (lack.isEmpty() ? "" : "; no more, since " + lack));
    }

    private static String pairs(List<IdMapping> mappings) {
        return mappings.stream()
                .map(mapping -> inside(mapping) + " as " + host(mapping))
                .collect(Collectors.joining(", "));
    }
}
