package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.CgroupMode;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.plan.Undelegated;

/**
 * The cgroups of a host that an ordinary user may use, as if they were all that there is: each hierarchy appears as mounted
 * at the cgroup that is delegated to him.
 *
 * @see "Linux cgroup-v2.rst, Delegation Containment: a process is moved by who may write cgroup.procs of its new cgroup and
 *     of the nearest ancestor of both; so what is delegated has to be above one's own cgroup. In v1 it may be anywhere."
 */
public final class DelegatedCgroups {
    private final CgroupHost host;
    private final String procSelfCgroup;
    private final int uid;
    private final ControlFiles files;
    private final Predicate<Path> writable;

    /**
     * @param procSelfCgroup the text of {@code /proc/self/cgroup}
     * @param writable whether the user may write there
     */
    public DelegatedCgroups(
            CgroupHost host, String procSelfCgroup, int uid, ControlFiles files, Predicate<Path> writable) {
        this.host = host;
        this.procSelfCgroup = procSelfCgroup;
        this.uid = uid;
        this.files = files;
        this.writable = writable;
    }

    /** Why the rest is not his. */
    public Undelegated undelegated(String user, boolean systemd) {
        String own = host.unified().flatMap(this::own).orElse("/");
        return new Undelegated(host, user, uid, own, crowded(), systemd);
    }

    public CgroupHost usable() {
        return host(host.hierarchies().stream()
                .flatMap(hierarchy -> (hierarchy.unified() ? unified(hierarchy) : v1(hierarchy)).stream())
                .toList());
    }

    private CgroupHost host(List<Hierarchy> hierarchies) {
        boolean v1 = hierarchies.stream().anyMatch(hierarchy -> !hierarchy.unified());
        boolean v2 = hierarchies.stream().anyMatch(Hierarchy::unified);
        CgroupMode mode =
                v1 && v2 ? CgroupMode.HYBRID : v1 ? CgroupMode.LEGACY : v2 ? CgroupMode.UNIFIED : CgroupMode.NONE;
        return new CgroupHost(mode, hierarchies, host.known());
    }

    /** The lowest that may have children with controllers. */
    private Optional<Hierarchy> unified(Hierarchy hierarchy) {
        return owned(hierarchy).stream()
                .filter(path -> !isCrowded(hierarchy.directory(path)))
                .findFirst()
                .map(path -> hierarchy.at(
                        path, words(files.read(hierarchy.directory(path).resolve("cgroup.controllers")))));
    }

    /** Where nothing will do: a cgroup that would, but for the processes in it. */
    Optional<Path> crowded() {
        return host.unified()
                .filter(hierarchy -> unified(hierarchy).isEmpty())
                .flatMap(hierarchy -> owned(hierarchy).stream()
                        .map(hierarchy::directory)
                        .filter(this::isCrowded)
                        .reduce((lower, higher) -> higher));
    }

    private boolean isCrowded(Path directory) {
        return words(files.read(directory.resolve("cgroup.subtree_control"))).isEmpty()
                && !words(files.read(directory.resolve("cgroup.procs"))).isEmpty();
    }

    /** Of his own cgroup of v2 and those above it, those that are his; who owns what lies between does not matter. */
    private List<String> owned(Hierarchy hierarchy) {
        var paths = new ArrayList<String>();
        Optional<String> path = own(hierarchy);
        while (path.isPresent()) {
            if (isOwned(hierarchy.directory(path.get()))) {
                paths.add(path.get());
            }
            path = parent(path.get());
        }
        return paths;
    }

    private boolean isOwned(Path directory) {
        return writable.test(directory)
                && writable.test(directory.resolve("cgroup.procs"))
                && writable.test(directory.resolve("cgroup.subtree_control"));
    }

    private Optional<String> own(Hierarchy hierarchy) {
        return Memberships.in(procSelfCgroup, hierarchy).map(Cgroup::path);
    }

    private static Optional<String> parent(String path) {
        if (path.equals("/")) {
            return Optional.empty();
        }
        int slash = path.lastIndexOf('/');
        return Optional.of(slash == 0 ? "/" : path.substring(0, slash));
    }

    /** His own cgroup, or the one that an administrator made for him. */
    private Optional<Hierarchy> v1(Hierarchy hierarchy) {
        return Stream.concat(own(hierarchy).stream(), Stream.of("/cgroovy/" + uid))
                .filter(path -> !hierarchy.controllers().isEmpty())
                .filter(path -> writable.test(hierarchy.directory(path)))
                .findFirst()
                .map(path -> hierarchy.at(path, hierarchy.controllers()));
    }

    private static List<String> words(Optional<String> text) {
        return text.filter(words -> !words.isBlank())
                .map(words -> Arrays.asList(words.strip().split("\\s+")))
                .orElse(List.of());
    }

    /**
     * The cgroups that another process found delegated, from those that it gave to a container.
     *
     * @param root the cgroup below which containers get theirs, such as {@code /cgroovy}
     * @param all whether hierarchies in which the container has none are there too, as they are
     */
    CgroupHost noted(List<Path> containers, String root, boolean all) {
        return host(host.hierarchies().stream()
                .flatMap(hierarchy -> noted(hierarchy, containers, root)
                        .or(() -> Optional.of(hierarchy)
                                .filter(its -> all && !its.controllers().isEmpty()))
                        .stream())
                .toList());
    }

    private static Optional<Hierarchy> noted(Hierarchy hierarchy, List<Path> containers, String root) {
        return containers.stream()
                .filter(container -> container.startsWith(hierarchy.mount()))
                .map(container -> "/" + hierarchy.mount().relativize(container))
                .filter(path -> path.contains(root + "/"))
                .map(path -> path.substring(0, path.lastIndexOf(root + "/")))
                .map(path -> hierarchy.at(path.isEmpty() ? "/" : path, hierarchy.controllers()))
                .findFirst();
    }
}
