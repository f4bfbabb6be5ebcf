package org.cgroovy.cgroup.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.CgroupPath;
import org.cgroovy.cgroup.Hierarchy;

/**
 * A path, and in which hierarchies it is meant: {@code "/demo"} in all that have it, {@code "cpu,memory:/demo"} in those of
 * the two controllers, {@code "name=demo:/a"} in a named one, {@code "unified:/demo"} or {@code ":/demo"} in that of v2,
 * {@code "*:/demo"} in all that have controllers.
 *
 * @param controllers none where no hierarchy is asked for
 */
public record CgroupAddress(List<String> controllers, String path) {
    public static final String UNIFIED = "unified";
    private static final String EVERY = "*";
    private static final String NAME = "name=";

    public CgroupAddress {
        controllers = List.copyOf(controllers);
        path = CgroupPath.check(path);
    }

    /** @throws IllegalArgumentException when it is no address */
    public static CgroupAddress parse(String text) {
        int colon = text.startsWith("/") ? -1 : text.indexOf(':');
        String path = text.substring(colon + 1);
        String rooted = path.startsWith("/") ? path : "/" + path;
        if (colon < 0) {
            return new CgroupAddress(List.of(), rooted);
        }
        List<String> names = colon == 0
                ? List.of(UNIFIED)
                : Arrays.asList(text.substring(0, colon).split(",", -1));
        if (names.stream().anyMatch(name -> name.isEmpty() || name.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException(
                    "bad cgroup address \"" + text.replaceAll("\\p{Cntrl}", "?") + "\": write controller,…:/path");
        }
        return new CgroupAddress(names, rooted);
    }

    public CgroupAddress withPath(String other) {
        return new CgroupAddress(controllers, other);
    }

    /** One cgroup, with the controllers that were asked for by name. */
    public record Member(Cgroup cgroup, List<String> asked) {
        public Member {
            asked = List.copyOf(asked);
        }
    }

    /**
     * The cgroups that are meant: those asked for, else those that exist.
     *
     * @throws org.cgroovy.cgroup.LimitException when the host has no hierarchy for a controller
     */
    public List<Cgroup> cgroups(CgroupHost host, CgroupFiles files) {
        if (!controllers.isEmpty()) {
            return targets(host).stream().map(Member::cgroup).toList();
        }
        return host.hierarchies().stream()
                .map(hierarchy -> new Cgroup(hierarchy, path))
                .filter(files::exists)
                .toList();
    }

    /** The cgroups to make: those asked for, else one in each hierarchy that has controllers, and in that of v2. */
    public List<Member> targets(CgroupHost host) {
        Map<Hierarchy, List<String>> asked = new LinkedHashMap<>();
        List<String> names = controllers.isEmpty() ? List.of(EVERY) : controllers;
        for (String name : names) {
            if (name.equals(EVERY)) {
                host.hierarchies().stream()
                        .filter(hierarchy ->
                                hierarchy.unified() || !hierarchy.controllers().isEmpty())
                        .forEach(hierarchy -> asked.computeIfAbsent(hierarchy, key -> new ArrayList<>())
                                .addAll(hierarchy.controllers()));
            } else {
                List<String> enable = asked.computeIfAbsent(hierarchy(host, name), key -> new ArrayList<>());
                if (!name.equals(UNIFIED) && !name.startsWith(NAME)) {
                    enable.add(name);
                }
            }
        }
        return asked.entrySet().stream()
                .map(entry -> new Member(new Cgroup(entry.getKey(), path), entry.getValue()))
                .toList();
    }

    private static Hierarchy hierarchy(CgroupHost host, String name) {
        if (name.equals(UNIFIED)) {
            return host.unified()
                    .orElseThrow(() -> new CgroupException(
                            "the hierarchy of cgroup v2 is not mounted; mount -t cgroup2 none /sys/fs/cgroup/unified"));
        }
        if (!name.startsWith(NAME)) {
            return host.required(name);
        }
        String named = name.substring(NAME.length());
        return host.named(named).orElseThrow(() -> new CgroupException("no hierarchy is named " + named + names(host)));
    }

    private static String names(CgroupHost host) {
        String known = host.hierarchies().stream()
                .flatMap(hierarchy -> hierarchy.name().stream())
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? "; there is none with a name" : "; there are " + known;
    }

    /** As it is written: {@code "/demo"}, {@code "cpu,memory:/demo"}. */
    @Override
    public String toString() {
        return controllers.isEmpty() ? path : String.join(",", controllers) + ":" + path;
    }
}
