package org.cgroovy.console.view;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.cgroup.tree.CgroupException;
import org.cgroovy.cgroup.tree.CgroupFiles;
import org.cgroovy.cgroup.view.Line;
import org.cgroovy.cgroup.view.Moment;
import org.cgroovy.cgroup.view.Scene;
import org.cgroovy.cgroup.view.Verdict;
import org.cgroovy.cgroup.view.Verdict.Severity;
import org.cgroovy.cgroup.view.Verdicts;
import org.cgroovy.console.ExitCode;
import org.cgroovy.console.Json;
import org.cgroovy.console.Options;
import org.cgroovy.console.command.Command;
import org.cgroovy.runner.ContainerStatus;
import org.cgroovy.runner.Memberships;
import org.cgroovy.runner.Runner;

/** {@code cgwhy}: which limit a process or a cgroup is hitting, and at which ancestor. */
public final class WhyCommand implements Command {
    private static final String USAGE = "cgroovy cgwhy [-t SECONDS] [--json] PID | CONTAINER | PATH | CONTROLLERS:PATH";
    private static final double SECONDS = 0.5;
    private static final Path ONLINE_CPUS = Path.of("/sys/devices/system/cpu/online");

    private final Supplier<? extends Runner> opener;
    private final PrintStream out;
    private final Options options;
    private final CgroupFiles files = CgroupFiles.HOST;

    /** @param opener of the runner that knows which containers there are */
    public WhyCommand(Supplier<? extends Runner> opener, PrintStream out, Options options) {
        this.opener = opener;
        this.out = out;
        this.options = options;
    }

    @Override
    public int run(List<String> arguments) {
        var given = new ViewArguments(USAGE, List.of("-t --time=", "--json"), arguments);
        String subject = given.word().orElseThrow(() -> given.wrong("whose limits?"));
        CgroupHost host = CgroupHost.read();
        List<Cgroup> own = cgroups(given, subject, host);
        List<List<Moment>> before = read(own);
        LockSupport.parkNanos((long) (given.number("--time", SECONDS) * 1e9));
        List<Verdict> verdicts = Verdicts.of(scene(before, read(own)));
        String answer = answer(verdicts, own.size());
        if (options.json() || given.has("--json")) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("subject", subject);
            map.put("answer", answer);
            map.put("verdicts", verdicts.stream().map(Verdict::json).toList());
            out.println(Json.write(map));
        } else {
            out.println(answer);
            verdicts.forEach(this::print);
        }
        return ExitCode.OK;
    }

    private List<Cgroup> cgroups(ViewArguments given, String subject, CgroupHost host) {
        if (subject.matches("\\d{1,9}")) {
            return ofProcess(Integer.parseInt(subject), host);
        }
        OptionalInt container = subject.matches("[^/:]+") ? container(subject) : OptionalInt.empty();
        return container.isPresent() ? ofProcess(container.getAsInt(), host) : ofPath(given, subject, host);
    }

    /** The process of a container that runs. */
    private OptionalInt container(String name) {
        try (Runner runner = opener.get()) {
            return runner.list().stream()
                    .filter(container -> container.id().equals(name) && container.pid() > 0)
                    .mapToInt(ContainerStatus::pid)
                    .findFirst();
        }
    }

    private List<Cgroup> ofProcess(int pid, CgroupHost host) {
        if (!java.nio.file.Files.exists(java.nio.file.Path.of("/proc", Integer.toString(pid)))) {
            throw new CgroupException("there is no process " + pid);
        }
        return host.hierarchies().stream()
                .flatMap(hierarchy -> Memberships.of(pid, hierarchy).stream())
                .toList();
    }

    private List<Cgroup> ofPath(ViewArguments given, String subject, CgroupHost host) {
        List<Cgroup> cgroups = given.address(subject).cgroups(host, files).stream()
                .filter(files::exists)
                .toList();
        if (cgroups.isEmpty()) {
            throw new CgroupException("there is no cgroup " + subject
                    + (subject.contains("/")
                            ? ""
                            : "; cgwhy takes a pid or a container, as ps shows them, or a path, as cgtree does"));
        }
        return cgroups;
    }

    /** Each with all above it, from the root down. */
    private List<List<Moment>> read(List<Cgroup> cgroups) {
        return cgroups.stream()
                .map(own -> own.lineage().stream()
                        .map(cgroup -> Moment.of(cgroup, files))
                        .toList())
                .toList();
    }

    private Scene scene(List<List<Moment>> before, List<List<Moment>> after) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            lines.add(Line.of(before.get(i), after.get(i)));
        }
        return new Scene(lines, files.read(ONLINE_CPUS).map(String::strip).orElse(""));
    }

    private static String answer(List<Verdict> verdicts, int hierarchies) {
        if (verdicts.isEmpty()) {
            return "No limit is set there or above, in " + hierarchies
                    + (hierarchies == 1 ? " hierarchy." : " hierarchies.");
        }
        Verdict worst = verdicts.get(0);
        String limit = worst.resource() + " limit of " + worst.cgroup() + " (" + worst.file() + ")";
        return switch (worst.severity()) {
            case NOW -> "Hitting the " + limit + (count(verdicts, Severity.NOW) > 1 ? ", and others." : ".");
            case BEFORE -> "Nothing is hit right now; the " + limit + " has been.";
            case TIGHT -> "Nothing has been hit; the " + limit + " is near.";
            case ROOM -> "No limit is in the way; the nearest is the " + limit + ".";
        };
    }

    private static long count(List<Verdict> verdicts, Severity severity) {
        return verdicts.stream()
                .filter(verdict -> verdict.severity() == severity)
                .count();
    }

    private void print(Verdict verdict) {
        String remedy = verdict.severity() == Severity.ROOM ? "" : "; to change it: " + verdict.remedy();
        out.println(String.format(
                        Locale.ROOT,
                        "%-8s %-8s %-28s %s%s",
                        Verdicts.WORDS.get(verdict.severity()),
                        verdict.resource(),
                        verdict.cgroup(),
                        verdict.text(),
                        remedy)
                .stripTrailing());
    }
}
