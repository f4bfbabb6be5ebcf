package org.cgroovy.cgroup.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.DeviceNumbers;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.GroupPlan;
import org.cgroovy.cgroup.GroupPlanner;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.manual.Absent;
import org.cgroovy.cgroup.manual.ReadOnly;
import org.cgroovy.cgroup.manual.Version;

/**
 * The control files of one path in several hierarchies, each found where it is. A name that only the other cgroup version
 * has is understood too: {@code memory.max} is {@code memory.limit_in_bytes} on a v1 host.
 */
public final class Controls {
    private final CgroupHost host;
    private final CgroupFiles files;
    private final List<Cgroup> cgroups;

    public Controls(CgroupHost host, CgroupFiles files, List<Cgroup> cgroups) {
        this.host = host;
        this.files = files;
        this.cgroups = List.copyOf(cgroups);
    }

    /** What a file holds, as {@link ControlText} has it; empty when none of the cgroups has it, under either name. */
    public Optional<Object> value(String file) {
        Optional<Cgroup> own = having(file).stream().findFirst();
        if (own.isPresent()) {
            return Optional.of(ControlText.parse(file, files.text(own.get().file(file))));
        }
        return cgroups.stream()
                .flatMap(cgroup -> Counterparts.read(file, name -> files.read(cgroup, name)).stream())
                .findFirst()
                .map(found -> ControlText.parse(found.file(), found.text()));
    }

    /** The text of a file as it is; empty when none of the cgroups has it. */
    public Optional<String> text(String file) {
        return having(file).stream().findFirst().map(cgroup -> files.text(cgroup.file(file)));
    }

    /** The names of all their files. */
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        cgroups.forEach(cgroup -> names.addAll(files.files(cgroup.directory())));
        return List.copyOf(names);
    }

    /** All names that are understood here, and what they begin with. */
    public List<String> words() {
        TreeSet<String> words = new TreeSet<>(names());
        Counterparts.names().stream().filter(name -> value(name).isPresent()).forEach(words::add);
        List.copyOf(words).forEach(name -> words.add(name.replaceAll("\\..*", "")));
        return List.copyOf(words);
    }

    /** Whether files of the other version that are understood here begin so. */
    public boolean begins(String prefix) {
        return Counterparts.begins(prefix) && !cgroups.isEmpty();
    }

    /** Why a control file is not here that is documented, and what is there instead; empty when there is none of that name. */
    public Optional<String> absence(String file) {
        return cgroups.stream()
                .filter(cgroup -> belongs(cgroup, file))
                .findFirst()
                .or(() -> cgroups.stream().findFirst())
                .flatMap(cgroup -> Absent.why(file, Version.of(cgroup.hierarchy())));
    }

    private static boolean belongs(Cgroup cgroup, String file) {
        return cgroup.hierarchy().controllers().contains(file.replaceAll("\\..*", ""));
    }

    /**
     * What writes a value: into every cgroup that has the file, else the same limit in the other version's files. None when
     * there is no such file at all.
     *
     * @throws CgroupException when the file can only be read
     */
    public List<Change> write(String file, String value) {
        List<Cgroup> own = having(file);
        if (!own.isEmpty()) {
            own.forEach(cgroup -> requireWritable(cgroup, file));
            return own.stream()
                    .<Change>map(cgroup -> new Change.Write(cgroup, new FileWrite(file, value)))
                    .toList();
        }
        return LimitFiles.limits(file, value).map(this::limits).orElse(List.of());
    }

    private static void requireWritable(Cgroup cgroup, String file) {
        ReadOnly.instead(file, Version.of(cgroup.hierarchy())).ifPresent(instead -> {
            throw new CgroupException(file + " of " + cgroup + " can only be read; " + instead);
        });
    }

    /**
     * What sets limits.
     *
     * @throws org.cgroovy.cgroup.LimitException when the host cannot
     * @throws CgroupException when a limit belongs into a hierarchy that is not among these
     */
    public List<Change> limits(Limits limits) {
        List<Change> changes = new ArrayList<>();
        if (cgroups.isEmpty()) {
            return changes;
        }
        String path = cgroups.get(0).path();
        GroupPlanner planner = new GroupPlanner(host, DeviceNumbers.HOST, files);
        planner.plan(path, limits).stream()
                .filter(plan -> !plan.writes().isEmpty())
                .forEach(this::among);
        for (GroupPlan plan : planner.update(path, limits)) {
            if (plan.writes().isEmpty()) {
                continue;
            }
            changes.addAll(Making.of(List.of(new CgroupAddress.Member(among(plan), plan.enable())), files));
            Cgroup cgroup = among(plan);
            plan.writes().forEach(write -> changes.add(new Change.Write(cgroup, write)));
        }
        return List.copyOf(changes);
    }

    private Cgroup among(GroupPlan plan) {
        return cgroups.stream()
                .filter(each -> each.hierarchy().mount().equals(plan.hierarchy().mount()))
                .findFirst()
                .orElseThrow(() -> elsewhere(plan));
    }

    private CgroupException elsewhere(GroupPlan plan) {
        return new CgroupException(
                plan.writes().get(0).file() + " is in the " + plan.hierarchy().label()
                        + " hierarchy, and this is " + cgroups.get(0) + "; make one there too: cgroup('"
                        + plan.hierarchy().label() + ":" + plan.path() + "').create()");
    }

    private List<Cgroup> having(String file) {
        return cgroups.stream().filter(cgroup -> files.has(cgroup, file)).toList();
    }
}
