package org.cgroovy.cgroup.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.Similar;
import org.cgroovy.cgroup.manual.ReadOnly;
import org.cgroovy.cgroup.manual.Version;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/** Makes of a kernel's refusal the tool's one line: the call with its operands, the reason, what to do; and the exit code. */
final class Refusal {
    private Refusal() {}

    /** Of a write to a control file. */
    static ToolException ofWrite(Place place, Path file, KernelException e) {
        if (!Files.isDirectory(place.directory())) {
            return error(Ecg.ECGROUPVALUENOTEXIST, e, missing(place));
        }
        if (!Files.exists(file)) {
            return error(Ecg.ECGROUPVALUENOTEXIST, e, place.label() + " has no such file; " + instead(place, file));
        }
        if (!Files.isWritable(file)) {
            return error(Ecg.ECGROUPNOTALLOWED, e, rights(place, e.errno()));
        }
        return error(Ecg.ECGOTHER, e, valueHint(place, file, e.errno()));
    }

    /** Of making a cgroup. */
    static ToolException ofCreate(Place place, KernelException e) {
        return error(
                Ecg.ECGROUPNOTALLOWED,
                e,
                switch (e.errno()) {
                    case EINVAL -> "no cgroup can have this name";
                    case EAGAIN -> "cgroup.max.descendants or cgroup.max.depth of a cgroup above is reached";
                    default -> rights(place, e.errno());
                });
    }

    /** Of removing one. */
    static ToolException ofRemove(Place place, KernelException e) {
        return error(
                Ecg.ECGOTHER,
                e,
                switch (e.errno()) {
                    case EBUSY, ENOTEMPTY -> occupied(place);
                    case ENOENT -> "there is no cgroup " + place.label();
                    default -> rights(place, e.errno());
                });
    }

    /** Of moving a process into a cgroup. */
    static ToolException ofJoin(Place place, Path file, String process, KernelException e) {
        if (!Files.isDirectory(place.directory())) {
            return error(Ecg.ECGROUPNOTEXIST, e, missing(place));
        }
        Ecg code = Files.isWritable(file) ? Ecg.ECGOTHER : Ecg.ECGROUPNOTALLOWED;
        return error(
                code,
                e,
                switch (e.errno()) {
                    case ESRCH -> "there is no process " + process;
                    case ENOSPC -> "cpuset.cpus or cpuset.mems of " + place.label() + " is empty: set both first";
                    case EBUSY ->
                        "cgroups below " + place.label()
                                + " have controllers enabled, so that it may have no processes";
                    case EOPNOTSUPP -> place.label() + " is part of a threaded subtree: cgroup.type says which";
                    case EINVAL -> "the kernel's own threads, and those bound to a CPU, cannot be moved";
                    case EPERM, EACCES ->
                        "moving process " + process + " needs its user's rights, or root's, and write access to "
                                + file;
                    default -> rights(place, e.errno());
                });
    }

    /** Any other, with the remedies that fit everywhere. */
    static ToolException of(Ecg code, Place place, KernelException e) {
        return error(code, e, rights(place, e.errno()));
    }

    static String missing(Place place) {
        return "there is no cgroup " + place.label() + "; cgcreate -g " + place.label() + " makes it";
    }

    private static ToolException error(Ecg code, KernelException e, String hint) {
        String message = e.getMessage();
        return new ToolException(code, hint.isEmpty() ? message : message + "; " + hint);
    }

    private static String rights(Place place, Errno errno) {
        return switch (errno) {
            case EACCES, EPERM -> "run it as root, or have root give you the cgroup: cgcreate -a, -t";
            case EROFS ->
                place.controller().mount() + " is mounted read-only: mount -o remount,rw "
                        + place.controller().mount();
            default -> "";
        };
    }

    private static String valueHint(Place place, Path file, Errno errno) {
        Optional<String> now = value(file);
        String name = String.valueOf(file.getFileName());
        if (name.equals(Changes.SUBTREE_CONTROL)) {
            return switch (errno) {
                case EBUSY ->
                    place.label() + " has processes, and these must move to a cgroup below first: "
                            + value(place.file("cgroup.procs")).orElse("").replace('\n', ' ');
                case ENOENT ->
                    "the controllers that it can enable: "
                            + value(place.file("cgroup.controllers")).orElse("none");
                default -> rights(place, errno);
            };
        }
        return switch (errno) {
            case EINVAL, ERANGE -> notTaken(place, name, now);
            case EBUSY -> "in use: the cgroup, or one below it, needs more than that, or has processes";
            default -> rights(place, errno);
        };
    }

    private static String notTaken(Place place, String name, Optional<String> now) {
        Optional<String> readOnly = ReadOnly.instead(name, place.controller().unified() ? Version.V2 : Version.V1);
        if (readOnly.isPresent()) {
            return name + " can only be read; " + readOnly.get();
        }
        return now.isPresent()
                ? "the kernel does not take that here; the value now: " + now.get()
                : "the kernel does not take that here";
    }

    /** A value that fits a line. */
    private static Optional<String> value(Path file) {
        final int longest = 80;
        try {
            String text = PlainFiles.read(file).strip();
            return text.isEmpty() || text.length() > longest || text.indexOf('\n') >= 0
                    ? Optional.empty()
                    : Optional.of(text);
        } catch (KernelException e) {
            return Optional.empty();
        }
    }

    private static String occupied(Place place) {
        List<String> children = names(place.directory(), true);
        if (!children.isEmpty()) {
            return "it has cgroups below it, " + String.join(", ", children) + ": -r removes these too";
        }
        return "it has processes that could not be moved: "
                + value(place.file("cgroup.procs")).orElse("see its cgroup.procs");
    }

    /** Of a name that is not there: what was meant, or what there is. */
    private static String instead(Place place, Path file) {
        List<String> similar = Similar.to(String.valueOf(file.getFileName()), names(place.directory(), false));
        return similar.isEmpty() ? "it has " + files(place) : "did you mean " + String.join(" or ", similar) + "?";
    }

    private static String files(Place place) {
        String prefix = place.controller().name().isEmpty()
                ? "cgroup."
                : place.controller().name() + ".";
        List<String> names = names(place.directory(), false);
        List<String> own = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(prefix)) {
                own.add(name);
            }
        }
        return own.isEmpty() ? "none of " + place.controller().name() : String.join(" ", own);
    }

    private static List<String> names(Path directory, boolean directories) {
        List<String> names = new ArrayList<>();
        try {
            for (Path entry : PlainFiles.list(directory)) {
                if (Files.isDirectory(entry) == directories) {
                    names.add(String.valueOf(entry.getFileName()));
                }
            }
        } catch (KernelException e) {
            return List.of();
        }
        Collections.sort(names);
        return names;
    }
}
