package org.cgroovy.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cgroovy.cgroup.DeviceRule;
import org.cgroovy.linux.Capability;
import org.cgroovy.linux.MountInfo;
import org.cgroovy.linux.Namespace;
import org.cgroovy.linux.PlainFiles;
import org.cgroovy.plan.HostFacts;
import org.cgroovy.plan.SeccompFilter;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.ProcessSpec;
import org.cgroovy.spec.Seccomp;

/**
 * What the inside of a running container can still reach, as the kernel tells it of the container's first process: not
 * what was asked for. Nothing is opened inside the container's root, which could lead anywhere.
 */
final class Audit {
    private final HostFacts facts;
    private final ContainerSpec spec;
    private final ProcessFiles process;
    private final ProcessFiles own;

    Audit(HostFacts facts, ContainerSpec spec, int pid) {
        this.facts = facts;
        this.spec = spec;
        this.process = new ProcessFiles("/proc/" + pid);
        this.own = new ProcessFiles("/proc/self");
    }

    List<Exposure> rows() {
        List<MountInfo> inside = MountInfo.parse(process.text("mountinfo"));
        var rows = new ArrayList<Exposure>();
        rows.add(user());
        rows.add(capabilities());
        rows.add(privileges());
        rows.add(calls());
        rows.add(namespaces());
        rows.addAll(new AuditedMounts(spec, inside, MountInfo.parse(own.text("mountinfo"))).rows());
        rows.add(devices());
        rows.add(limits());
        return List.copyOf(rows);
    }

    private Exposure user() {
        String uid = process.status("Uid").split("\\s+")[0];
        boolean mapped = !process.namespace(Namespace.USER).equals(own.namespace(Namespace.USER));
        if (mapped) {
            String map = process.text("uid_map").strip().replaceAll("\\s+", " ");
            return new Exposure("user", false, "uid " + uid + " outside; user namespace, uid_map " + map);
        }
        return uid.equals("0")
                ? new Exposure("user", false, "root, and the same root as outside; namespaces { uidMap … } parts them")
                : new Exposure("user", false, "uid " + uid + ", the same user as outside");
    }

    private Exposure capabilities() {
        Set<String> had = names(process.status("CapBnd"));
        var more = new TreeSet<>(had);
        more.removeAll(ProcessSpec.DEFAULT_CAPABILITIES);
        String count = had.size() + " in the bounding set, "
                + names(process.status("CapEff")).size() + " effective";
        return more.isEmpty()
                ? new Exposure("capabilities", false, count)
                : new Exposure("capabilities", true, count + "; beyond the default: " + String.join(" ", more));
    }

    private static Set<String> names(String mask) {
        long bits = Long.parseUnsignedLong(mask, 16);
        var names = new TreeSet<String>();
        for (Capability capability : Capability.values()) {
            if ((bits >>> capability.ordinal() & 1) == 1) {
                names.add(capability.name());
            }
        }
        return names;
    }

    private Exposure privileges() {
        boolean fixed = process.status("NoNewPrivs").equals("1");
        return new Exposure(
                "new privileges", !fixed, fixed ? "none by exec: no_new_privs" : "setuid programs give them");
    }

    private Exposure calls() {
        boolean filtered = process.status("Seccomp").equals("2");
        if (!filtered || spec.seccomp().equals(Seccomp.UNCONFINED)) {
            return new Exposure(
                    "system calls", !filtered, filtered ? "a filter that we did not make" : "all: no filter");
        }
        SeccompFilter filter =
                facts.filters().compile(spec.seccomp(), spec.process().capabilities());
        List<String> notable = NotableCall.allowed(filter.program(), facts.architecture());
        return new Exposure(
                "system calls",
                notable.size() > NotableCall.BY_DEFAULT,
                "filter " + spec.seccomp() + "; of the notable ones "
                        + (notable.isEmpty() ? "none" : String.join(", ", notable)));
    }

    private Exposure namespaces() {
        var shared = EnumSet.noneOf(Namespace.class);
        for (Namespace namespace : Namespace.values()) {
            if (process.namespace(namespace).equals(own.namespace(namespace))) {
                shared.add(namespace);
            }
        }
        var usual = EnumSet.of(Namespace.USER, Namespace.TIME);
        String text = shared.stream().map(Namespace::word).collect(Collectors.joining(" "));
        String net = shared.contains(Namespace.NET) ? "; the host's network, and its abstract sockets" : "";
        String pid = shared.contains(Namespace.PID) ? "; the host's processes" : "";
        return new Exposure(
                "shared namespaces", !usual.containsAll(shared), (text.isEmpty() ? "none" : text) + net + pid);
    }

    private Exposure devices() {
        List<String> rules = spec.limits().devices().stream()
                .filter(DeviceRule::allow)
                .map(Object::toString)
                .toList();
        boolean node = names(process.status("CapBnd")).contains("MKNOD");
        boolean own =
                !spec.limits().devices().isEmpty() && !spec.limits().devices().equals(DeviceRule.DEFAULT);
        if (own) {
            return new Exposure("devices", true, "own rules: " + String.join(", ", rules));
        }
        return new Exposure(
                "devices",
                false,
                node ? "runc's default rules; nodes of others can be made, not used" : "no nodes can be made");
    }

    private Exposure limits() {
        var missing = new ArrayList<String>();
        if (spec.limits().memory().limit().isEmpty()) {
            missing.add("memory");
        }
        if (spec.limits().pids().isEmpty()) {
            missing.add("pids");
        }
        if (spec.limits().cpu().quotaMicros().isEmpty()) {
            missing.add("cpu");
        }
        return new Exposure(
                "limits",
                false,
                missing.isEmpty() ? "memory, pids and cpu are limited" : "none for " + String.join(", ", missing));
    }

    /** Some files of a process. */
    private record ProcessFiles(String directory) {
        String text(String name) {
            return PlainFiles.read(Path.of(directory, name));
        }

        /** A line of its status, without the name. */
        String status(String field) {
            return text("status")
                    .lines()
                    .filter(line -> line.startsWith(field + ":"))
                    .map(line -> line.substring(field.length() + 1).strip())
                    .findFirst()
                    .orElse("0");
        }

        /** Which one it is, as the kernel numbers them. */
        String namespace(Namespace namespace) {
            try {
                return Files.readSymbolicLink(Path.of(directory, "ns", namespace.file()))
                        .toString();
            } catch (IOException e) {
                throw new RunnerException(
                        "the process has ended, or its namespaces may not be seen: " + e.getMessage());
            }
        }
    }
}
