package org.cgroovy.linux;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a new process does between clone and exec: a straight line of system calls. Plain data; names its open files by
 * words, so that it can be printed and compared before any file is open.
 *
 * @param fresh the namespaces that clone makes
 * @param sharesMemory whether the child borrows the memory of its parent until exec, as with vfork(2); false where a
 *     change of credentials would harm the parent (a user namespace). Then the first step waits at {@link #GATE}.
 * @param intoCgroup the open v2 cgroup directory that it is born in
 * @param pidNamespace the open pid namespace that it is born in
 */
public record LaunchProgram(
        Set<Namespace> fresh,
        boolean sharesMemory,
        Optional<String> intoCgroup,
        Optional<String> pidNamespace,
        List<Step> steps) {
    /** The descriptor at which a child that shares no memory waits until its id mappings are written. */
    public static final String GATE = "gate";

    /** The descriptor whose closing tells the parent of such a child that it reached exec. */
    public static final String ALIVE = "alive";

    /** Room for the pid of a child of the child that goes on in its place, and is a child of ours too. */
    public static final String FORKED = "forked";

    /** Label of the first of the steps that end in exec. */
    public static final String EXEC = "exec";

    public LaunchProgram {
        fresh = fresh.isEmpty() ? Set.of() : EnumSet.copyOf(fresh);
        steps = List.copyOf(steps);
    }

    /** The clone3 flags, by name. */
    public String cloneText() {
        var flags = Stream.concat(
                Stream.of("CLONE_PIDFD", "CLONE_CLEAR_SIGHAND"), fresh.stream().map(Namespace::flagName));
        var memory = sharesMemory ? Stream.of("CLONE_VM", "CLONE_VFORK") : Stream.<String>empty();
        var cgroup = intoCgroup.stream().map(name -> "CLONE_INTO_CGROUP<" + name + ">");
        return "clone3(" + Stream.of(memory, flags, cgroup).flatMap(s -> s).collect(Collectors.joining("|")) + ")";
    }

    /** The same program with one step that the kernel refuses (ENOSYS), for tests of what follows a failure. */
    public LaunchProgram failingAt(int index) {
        Step step = steps.get(index);
        return replace(index, new Step(step.call(), step.args(), step.label(), FAULT, "", step.purpose()));
    }

    /** The steps from {@link #EXEC} on. */
    public List<Step> exec() {
        return steps.stream().dropWhile(step -> !step.label().equals(EXEC)).toList();
    }

    /** The same program with other steps from {@link #EXEC} on. */
    public LaunchProgram withExec(List<Step> exec) {
        List<Step> before =
                steps.stream().takeWhile(step -> !step.label().equals(EXEC)).toList();
        return new LaunchProgram(
                fresh,
                sharesMemory,
                intoCgroup,
                pidNamespace,
                Stream.concat(before.stream(), exec.stream()).toList());
    }

    /** Whether some step has a room of that name among its arguments. */
    boolean hasRoom(String name) {
        return steps.stream().anyMatch(step -> step.args().stream().anyMatch(arg -> isRoom(arg, name)));
    }

    private static boolean isRoom(Arg arg, String name) {
        return arg instanceof Arg.Room room && room.name().equals(name)
                || arg instanceof Arg.Struct struct && struct.words().stream().anyMatch(word -> isRoom(word, name));
    }

    /** Marks a step that {@link #failingAt} makes fail. */
    static final String FAULT = "fault";

    private LaunchProgram replace(int index, Step step) {
        var changed = new java.util.ArrayList<>(steps);
        changed.set(index, step);
        return new LaunchProgram(fresh, sharesMemory, intoCgroup, pidNamespace, changed);
    }

    @Override
    public String toString() {
        return Stream.concat(Stream.of(cloneText()), steps.stream().map(Step::toString))
                .collect(Collectors.joining("\n"));
    }
}
