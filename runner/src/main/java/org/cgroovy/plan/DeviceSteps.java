package org.cgroovy.plan;

import java.util.ArrayList;
import java.util.List;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;

/**
 * The nodes and links of a fresh {@code /dev}, which is the current directory.
 *
 * @see "opencontainers/runtime-spec config-linux.md, default devices; Linux Documentation/admin-guide/devices.txt"
 */
final class DeviceSteps {
    private static final long S_IFCHR = 020000;
    private static final long S_IFREG = 0100000;
    private static final int MEMORY_MAJOR = 1;
    private static final int TTY_MAJOR = 5;

    private record Node(String name, int major, int minor) {
        long number() {
            return (long) major << 8 | minor;
        }
    }

    private static final List<Node> NODES = List.of(
            new Node("null", MEMORY_MAJOR, 3),
            new Node("zero", MEMORY_MAJOR, 5),
            new Node("full", MEMORY_MAJOR, 7),
            new Node("random", MEMORY_MAJOR, 8),
            new Node("urandom", MEMORY_MAJOR, 9),
            new Node("tty", TTY_MAJOR, 0));

    private static final List<List<String>> LINKS = List.of(
            List.of("/proc/self/fd", "fd"),
            List.of("/proc/self/fd/0", "stdin"),
            List.of("/proc/self/fd/1", "stdout"),
            List.of("/proc/self/fd/2", "stderr"),
            List.of("pts/ptmx", "ptmx"),
            List.of("/proc/kcore", "core"));

    private DeviceSteps() {}

    /** @param userNamespace where no device can be made, the host's are bound */
    static List<Step> steps(boolean userNamespace) {
        var steps = new ArrayList<Step>();
        for (Node node : NODES) {
            steps.addAll(userNamespace ? bound(node) : List.of(made(node)));
        }
        for (List<String> link : LINKS) {
            steps.add(Step.of(Syscall.SYMLINKAT, Arg.text(link.get(0)), Calls.CWD, Arg.text(link.get(1))));
        }
        return steps;
    }

    private static Step made(Node node) {
        return Step.of(
                Syscall.MKNODAT,
                Calls.CWD,
                Arg.text(node.name()),
                new Arg.Number(S_IFCHR | 0666, "S_IFCHR|0666"),
                new Arg.Number(node.number(), "makedev(" + node.major() + ", " + node.minor() + ")"));
    }

    private static List<Step> bound(Node node) {
        String label = "node " + node.name();
        return List.of(
                Calls.cloneTree(Calls.CWD, "/dev/" + node.name(), false).labelled(label),
                emptyFile(node.name()),
                Calls.attachAt(Calls.result(label), node.name()));
    }

    static Step emptyFile(String name) {
        return Step.of(
                Syscall.MKNODAT,
                Calls.CWD,
                Arg.text(name),
                new Arg.Number(S_IFREG | 0666, "S_IFREG|0666"),
                Arg.number(0));
    }
}
