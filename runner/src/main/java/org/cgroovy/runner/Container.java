package org.cgroovy.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.Usage;
import org.cgroovy.plan.Stdio;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.ProcessSpec;

/** A container that was started, by this process or another one. Safe for use by several threads. */
public interface Container {
    String id();

    /** The process that is PID 1 inside, as numbered outside. */
    int pid();

    ContainerSpec spec();

    boolean isRunning();

    /** Waits for the end; then nothing of the container is left on the host. */
    Result waitFor();

    /** The same for at most so long; empty when it still runs. */
    Optional<Result> waitFor(Duration atMost);

    /** Sends a signal, by its number, to PID 1 of the container. */
    void kill(int signal);

    /** Stops every process of the container with the freezer. */
    void pause();

    void resume();

    /** Runs one more process in the container's namespaces and cgroups and waits for it. */
    Result exec(ProcessSpec process, Stdio stdio);

    /** Changes limits; when the kernel refuses one, those already changed are put back. */
    void update(Limits limits);

    Usage stats();

    /** What the inside can still reach, as the kernel tells it. */
    List<Exposure> audit();

    /** Pids, as numbered outside, of all its processes. */
    List<Integer> processes();

    /** The directories of its cgroups. */
    List<Path> cgroups();

    /** The file that output goes to when started with {@link Stdio#LOG}. */
    Path log();

    /**
     * What it has written from that byte on, 0 being the first; when it was started in the background. Still known after
     * its end.
     */
    Log logs(long from);

    /**
     * Connects the caller's terminal to that of a container started with {@link Stdio#HELD_TERMINAL}: until it ends, or
     * the user types Ctrl-P Ctrl-Q. Gives whether it has ended.
     */
    boolean attach();

    /** Calls back once it has ended and nothing is left of it; at once when that is so already. */
    void onEnd(Consumer<? super Result> told);

    /** Kills what runs and removes what is left of it. */
    void remove();
}
