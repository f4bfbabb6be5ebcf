package org.cgroovy.runner.doctor;

import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.Similar;
import org.cgroovy.cgroup.manual.Absent;
import org.cgroovy.cgroup.manual.Manual;
import org.cgroovy.cgroup.manual.ReadOnly;
import org.cgroovy.cgroup.manual.Version;

/** Control files that are not there, and values that they do not take. */
final class ControlValues {
    private static final int MOST_LISTED = 12;
    private static final int LONGEST = 60;

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
        Optional<String> why = Absent.why(write.name(), version(write));
        if (why.isPresent()) {
            return why.map(reason -> new Advice(cause, reason));
        }
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
        Optional<String> instead = ReadOnly.instead(write.name(), version(write));
        if (instead.isPresent() || permissions.filter(p -> !p.isWritable()).isPresent()) {
            return Optional.of(new Advice(write.name() + " can only be read", instead.orElse("leave it out")));
        }
        String takes = Manual.SHIPPED.named(write.name()).stream()
                .findFirst()
                .map(file -> write.name() + " takes " + file.accepted())
                .orElse("this is no value for " + write.name());
        String holds = write.cgroup()
                .read(write.name())
                .map(now -> "it holds " + shown(now) + " now")
                .orElse("see cgroups(7)");
        return Optional.of(new Advice(takes, holds));
    }

    private static Version version(ControlWrite write) {
        return write.cgroup().files().contains("cgroup.controllers") ? Version.V2 : Version.V1;
    }

    private static String shown(String text) {
        String line = text.replace('\n', ' ');
        return line.isEmpty() ? "nothing" : line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
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
