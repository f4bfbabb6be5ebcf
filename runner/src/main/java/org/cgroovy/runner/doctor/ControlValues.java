package org.cgroovy.runner.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Control files that are not there, and values that they do not take. */
final class ControlValues {
    private static final int MOST_LISTED = 12;
    private static final int LONGEST = 60;

    /** What a file takes, by its name. */
    private static final Map<String, String> TAKES = Map.ofEntries(
            Map.entry("pids.max", "a number from 0 on, or max"),
            Map.entry("cpu.shares", "a number from 2 to 262144"),
            Map.entry("cpu.weight", "a number from 1 to 10000"),
            Map.entry("cpu.idle", "0 or 1"),
            Map.entry("cpu.max", "a quota of 1000 microseconds or more, or max, and a period"),
            Map.entry("memory.swappiness", "a number from 0 to 200"),
            Map.entry("memory.oom_control", "0 or 1"),
            Map.entry("freezer.state", "FROZEN or THAWED"),
            Map.entry("cgroup.freeze", "0 or 1"),
            Map.entry("cpuset.cpus", "a list such as 0-3,8"),
            Map.entry("cpuset.mems", "a list such as 0-1"),
            Map.entry("cpuset.cpu_exclusive", "0 or 1"),
            Map.entry("io.max", "MAJOR:MINOR rbps=… wbps=… riops=… wiops=…"),
            Map.entry("devices.allow", "TYPE MAJOR:MINOR ACCESS, as in c 1:3 rwm"),
            Map.entry("devices.deny", "TYPE MAJOR:MINOR ACCESS, as in c 1:3 rwm"));

    private ControlValues() {}

    /** ENOENT: which names are like it. */
    static Optional<Advice> unknown(Failure failure, Site site) {
        ControlWrite write = ControlWrite.of(failure);
        if (!write.cgroup().exists()) {
            return Optional.of(new Advice("the cgroup " + write.cgroup() + " is gone", "start the container again"));
        }
        List<String> files = write.cgroup().files();
        List<String> similar = Similar.to(write.name(), files);
        String cause = write.cgroup() + " has no file " + write.name();
        if (!similar.isEmpty()) {
            return Optional.of(new Advice(cause, "did you mean " + String.join(" or ", similar) + "?"));
        }
        String controller = write.name().replaceAll("\\..*", ".");
        List<String> same = files.stream()
                .filter(file -> file.startsWith(controller))
                .limit(MOST_LISTED)
                .toList();
        return Optional.of(new Advice(
                cause, same.isEmpty() ? "see ls " + write.cgroup() : "there are " + String.join(", ", same)));
    }

    /** EINVAL and ERANGE: what it takes, and what it holds now. */
    static Optional<Advice> refused(Failure failure, Site site) {
        ControlWrite write = ControlWrite.of(failure);
        Optional<Permissions> permissions =
                Permissions.of(write.cgroup().directory().resolve(write.name()));
        if (permissions.filter(p -> !p.isWritable()).isPresent()) {
            return Optional.of(new Advice(write.name() + " can only be read", "leave it out"));
        }
        String takes = Optional.ofNullable(TAKES.get(write.name()))
                .or(() -> Optional.of("bytes, as in 64m or 67108864; max in v2 and -1 in v1 is no limit")
                        .filter(text -> isBytes(write.name())))
                .map(text -> write.name() + " takes " + text)
                .orElse("this is no value for " + write.name());
        String holds = write.cgroup()
                .read(write.name())
                .map(now -> "it holds " + shown(now) + " now")
                .orElse("see cgroups(7)");
        return Optional.of(new Advice(takes, holds));
    }

    private static String shown(String text) {
        String line = text.replace('\n', ' ');
        return line.isEmpty() ? "nothing" : line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    private static boolean isBytes(String file) {
        return file.endsWith("_in_bytes") || file.matches("memory\\.(swap\\.)?(max|high|low|min)");
    }

    /** EACCES, EPERM and EROFS of a cgroup: whose it is. */
    static Optional<Advice> notOurs(Failure failure, Site site) {
        String path = failure.call().replaceAll("^[^\"]*\"([^\"]*)\".*", "$1");
        java.nio.file.Path there = Where.existing(java.nio.file.Path.of(path));
        return Permissions.of(there)
                .map(permissions -> new Advice(
                        there + " is " + permissions + ", and this process has uid "
                                + site.field("self/status", "Uid:").orElse("?").split("\\s+")[0],
                        "run as root, or let somebody delegate a cgroup to this user"));
    }
}
