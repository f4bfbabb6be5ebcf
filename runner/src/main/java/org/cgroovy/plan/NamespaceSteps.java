package org.cgroovy.plan;

import static org.cgroovy.linux.Arg.number;
import static org.cgroovy.linux.Arg.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.LaunchProgram;
import org.cgroovy.linux.Namespace;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.Namespaces;

/** Joining namespaces, and what the fresh ones are given: a clock, a host name, a loopback device that is up. */
final class NamespaceSteps {
    /** Label of the first step after {@link #fork}. */
    static final String INSIDE = "inside";

    private static final long SIOCSIFFLAGS = 0x8914;
    private static final long IFF_UP = 1;
    private static final long LO = 'l' | 'o' << 8;

    private NamespaceSteps() {}

    /** Name of the open file of a namespace that is joined. */
    static String fileName(Namespace namespace) {
        return namespace.word() + " namespace";
    }

    /**
     * Joins what clone cannot: the pid namespace is the launching thread's business, all others are joined here, the user
     * namespace at last, since no right over those of others is left in it.
     */
    static List<Step> join(Namespaces namespaces) {
        var joined = EnumSet.allOf(Namespace.class);
        joined.removeIf(namespace ->
                namespace == Namespace.PID || namespaces.join(namespace).isEmpty());
        var steps = new ArrayList<Step>();
        joined.stream().filter(namespace -> namespace != Namespace.USER).forEach(each -> steps.add(join(each)));
        if (joined.contains(Namespace.USER)) {
            steps.add(join(Namespace.USER));
        }
        return steps;
    }

    /**
     * A child that goes on in the place of who called, in the pid namespace that this one has entered or made for its children.
     *
     * @see "clone(2), CLONE_PARENT: the child is the runner's, which therefore waits for it"
     */
    static List<Step> fork() {
        final long parent = 0x8000;
        final long parentSetTid = 0x10_0000;
        Arg args = new Arg.Struct(
                List.of(
                        number(parent | parentSetTid),
                        number(0),
                        number(0),
                        new Arg.Room(8, LaunchProgram.FORKED),
                        number(0),
                        number(0),
                        number(0),
                        number(0)),
                "{CLONE_PARENT|CLONE_PARENT_SETTID}");
        return List.of(
                Step.of(Syscall.CLONE3, args, number(64))
                        .onZeroGoTo(INSIDE)
                        .to("the child is in the pid namespace, and goes on"),
                Step.of(Syscall.EXIT_GROUP, number(0)));
    }

    static Step join(Namespace namespace) {
        return Step.of(Syscall.SETNS, new Arg.HostFd(fileName(namespace)), flags(Set.of(namespace)));
    }

    /**
     * Keys of who started it are out of reach from here on. A kernel without keyrings, and one whose keys are used up, are
     * no reason not to start: system call filters forbid keyctl beside.
     */
    static Step ownKeyring() {
        return Step.of(Syscall.KEYCTL, new Arg.Number(1, "KEYCTL_JOIN_SESSION_KEYRING"), Arg.NULL)
                .ignoringErrors();
    }

    /** The time namespace is entered by exec; its offsets are written before. */
    static List<Step> time(Namespaces namespaces) {
        if (!namespaces.isFresh(Namespace.TIME)) {
            return List.of();
        }
        var steps = new ArrayList<Step>();
        steps.add(unshare(Namespace.TIME));
        if (!namespaces.timeOffsets().isEmpty()) {
            var lines = new StringBuilder();
            namespaces.timeOffsets().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(e -> lines.append(e.getKey())
                            .append(' ')
                            .append(e.getValue())
                            .append(" 0\n"));
            steps.addAll(writeFile("/proc/self/timens_offsets", lines.toString(), "offsets"));
        }
        return steps;
    }

    /** The flags of all of them, for one call. */
    static Arg flags(Set<Namespace> namespaces) {
        long flags = namespaces.stream().mapToLong(Namespace::flag).sum();
        return new Arg.Number(
                flags, namespaces.stream().map(Namespace::flagName).collect(Collectors.joining("|")));
    }

    static Step unshare(Namespace namespace) {
        return Step.of(Syscall.UNSHARE, flags(Set.of(namespace)));
    }

    static List<Step> writeFile(String path, String value, String label) {
        return List.of(
                Step.of(
                                Syscall.OPENAT,
                                Calls.CWD,
                                text(path),
                                new Arg.Number(1 | Calls.O_CLOEXEC, "O_WRONLY|O_CLOEXEC"))
                        .labelled(label),
                Step.of(Syscall.WRITE, Calls.result(label), text(value), number(value.length())));
    }

    static List<Step> names(ContainerSpec spec) {
        var steps = new ArrayList<Step>();
        name(Syscall.SETHOSTNAME, spec.hostname()).ifPresent(steps::add);
        name(Syscall.SETDOMAINNAME, spec.domainname()).ifPresent(steps::add);
        return steps;
    }

    private static Optional<Step> name(Syscall call, Optional<String> name) {
        return name.map(text ->
                Step.of(call, text(text), number(text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)));
    }

    /** See netdevice(7): struct ifreq, whose first 16 bytes are the device's name. */
    static List<Step> loopback() {
        Arg request = new Arg.Struct(
                List.of(number(LO), number(0), number(IFF_UP), number(0), number(0)), "{\"lo\", IFF_UP}");
        return List.of(
                Step.of(
                                Syscall.SOCKET,
                                new Arg.Number(2, "AF_INET"),
                                new Arg.Number(2 | Calls.O_CLOEXEC, "SOCK_DGRAM|SOCK_CLOEXEC"),
                                number(0))
                        .labelled("net"),
                Step.of(Syscall.IOCTL, Calls.result("net"), new Arg.Number(SIOCSIFFLAGS, "SIOCSIFFLAGS"), request));
    }
}
