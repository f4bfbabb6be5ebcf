package org.cgroovy.console.spare;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cgroovy.linux.Kernel;

/** What a process has from the one that started it, and would give to a script: rights, limits, places, environment. */
record Standing(Map<String, String> parts) {
    private static final List<String> PLACES = List.of(
            "root",
            "ns/cgroup",
            "ns/ipc",
            "ns/mnt",
            "ns/net",
            "ns/pid",
            "ns/pid_for_children",
            "ns/time",
            "ns/time_for_children",
            "ns/user",
            "ns/uts");

    private static final List<String> FILES =
            List.of("oom_score_adj", "loginuid", "sessionid", "attr/current", "personality");

    private static final List<String> STATUS = List.of(
            "Umask",
            "Uid",
            "Gid",
            "Groups",
            "CapInh",
            "CapPrm",
            "CapEff",
            "CapBnd",
            "CapAmb",
            "NoNewPrivs",
            "Seccomp",
            "Seccomp_filters",
            "Speculation_Store_Bypass",
            "SpeculationIndirectBranch",
            "Cpus_allowed",
            "Mems_allowed",
            "THP_enabled",
            "SigBlk",
            "SigIgn");

    /** By their numbers in proc(5). */
    private static final Map<String, Integer> STAT =
            Map.of("session", 6, "terminal", 7, "nice", 19, "priority", 40, "scheduling", 41);

    /** What shells make or change for the programs that they start. */
    private static final Set<String> PASSING = Set.of("_", "SHLVL");

    private static final String DIRECTORY = "PWD";

    static Standing of(Kernel kernel, long pid) throws IOException {
        ProcFiles process = ProcFiles.of(pid);
        var parts = new TreeMap<>(places(process));
        FILES.forEach(name -> parts.put(name, process.text(name)));
        process.required("status").lines().forEach(line -> {
            String name = line.substring(0, Math.max(0, line.indexOf(':')));
            if (STATUS.contains(name)) {
                parts.put(name, name.equals("SigBlk") ? withoutShells(line) : line);
            }
        });
        process.required("limits").lines().forEach(line -> parts.put("limit: " + line.split("  ", 2)[0], line));
        for (Map.Entry<String, Integer> field : STAT.entrySet()) {
            parts.put(field.getKey(), process.stat(field.getValue()));
        }
        parts.put("ioprio", String.valueOf(kernel.ioPriority((int) pid)));
        for (String variable : process.texts("environ")) {
            String name = variable.replaceFirst("=.*", "");
            if (!PASSING.contains(name)) {
                parts.put("environment: " + name, variable);
            }
        }
        return new Standing(parts);
    }

    /** SIGQUIT Java blocks itself, so whatever it starts has it blocked, also a caller; SIGCHLD some shells, at times. */
    private static String withoutShells(String line) {
        final long quitAndChild = 1L << 2 | 1L << 16;
        return Long.toHexString(Long.parseUnsignedLong(line.replaceFirst(".*\\s", ""), 16) & ~quitAndChild);
    }

    /** Where a process is, which it holds by being there: its cgroups, namespaces and root. */
    static Map<String, String> places(ProcFiles process) {
        var places = new TreeMap<String, String>();
        PLACES.forEach(name -> places.put(name, process.link(name)));
        places.put("cgroup", process.text("cgroup"));
        return places;
    }

    /** Whether it may have given up rights in ways of which the kernel tells nobody, as Landlock is. */
    boolean isConfined() {
        return parts.getOrDefault("NoNewPrivs", "").endsWith("1");
    }

    /** The name of something that is not the same; empty when all is. */
    Optional<String> difference(Standing other) {
        var names = new TreeSet<>(parts.keySet());
        names.addAll(other.parts.keySet());
        if (!other.parts.containsKey("environment: " + DIRECTORY)) {
            names.remove("environment: " + DIRECTORY); // a shell makes it when there is none
        }
        return names.stream()
                .filter(name -> !parts.getOrDefault(name, "").equals(other.parts.getOrDefault(name, "")))
                .findFirst();
    }
}
