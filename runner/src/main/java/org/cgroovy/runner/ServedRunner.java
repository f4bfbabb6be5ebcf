package org.cgroovy.runner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.linux.Launched;
import org.cgroovy.plan.HostFacts;
import org.cgroovy.plan.Plan;
import org.cgroovy.plan.Planner;
import org.cgroovy.plan.Stdio;
import org.cgroovy.plan.TotalLimits;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.ProcessSpec;

/**
 * The containers of one user, made for him by a runner of root. It knows no others: their notes are in another directory,
 * their cgroups below another one. They do not end with this process; the next one takes them over.
 */
public final class ServedRunner {
    private final RunnerParts parts;
    private final ExecutionProbe probe;
    private final Runnable whenEmpty;
    private final Map<String, Supervision> running = new ConcurrentHashMap<>();

    /** @param whenEmpty called when none is left */
    ServedRunner(RunnerParts parts, ExecutionProbe probe, Runnable whenEmpty) {
        this.parts = parts;
        this.probe = probe;
        this.whenEmpty = whenEmpty;
    }

    /** Whose they are. */
    public int uid() {
        return parts.facts().uid();
    }

    /**
     * Starts a container.
     *
     * @param user who wants it; it ends with his process, unless it is detached
     * @param total what all of his containers may have together
     * @param streams closed when it runs
     * @throws KernelFailure when the kernel refuses a step; all earlier steps have then been undone
     */
    public ServedProcess start(ServedUser user, ContainerSpec spec, Limits total, ProcessStreams streams) {
        Streams connected = connected(streams);
        try {
            ProcessId process =
                    ProcessId.of(user.peer().pid()).orElseThrow(() -> new RunnerException("who asks has ended"));
            RunnerParts its = parts(user, streams, process);
            Plan plan = new TotalLimits(its.facts(), total).within(new Planner(its.facts()).plan(spec, stdio(streams)));
            long started = System.nanoTime();
            Execution execution = new PlanExecution(its, plan, Map.of(), probe, stdio -> connected).run();
            Supervision supervision = supervise(its, execution, started);
            return process(supervision.container().pid(), plan, connected, supervision.container());
        } catch (RuntimeException e) {
            connected.abandon();
            throw e;
        }
    }

    private RunnerParts parts(ServedUser user, ProcessStreams streams, ProcessId owner) {
        HostFacts facts = streams.window().map(user.facts()::withWindow).orElse(user.facts());
        return parts.forUser(facts, parts.states().ownedBy(owner), user.peer().groups());
    }

    private static ServedProcess process(int pid, Plan plan, Streams streams, RunningContainer container) {
        return new ServedProcess(pid, plan.cgroups(), master(streams), container.finished());
    }

    private Supervision supervise(RunnerParts its, Execution execution, long started) {
        var supervision = new Supervision(its, execution, started, this::forget);
        running.put(execution.plan().spec().id(), supervision);
        supervision.begin();
        return supervision;
    }

    private void forget(Supervision supervision) {
        running.remove(supervision.container().id(), supervision);
        if (running.isEmpty()) {
            whenEmpty.run();
        }
    }

    private static Stdio stdio(ProcessStreams streams) {
        return streams.terminal() ? Stdio.TERMINAL : Stdio.CAPTURE;
    }

    private Streams connected(ProcessStreams streams) {
        streams.require();
        return streams.terminal() ? new PassedTerminal(parts.kernel()) : new PassedDescriptors(streams);
    }

    private static List<Integer> master(Streams streams) {
        return streams instanceof PassedTerminal terminal ? terminal.master() : List.of();
    }

    /** Runs one more process in a container. */
    public ServedProcess exec(ServedUser user, String id, ProcessSpec process, ProcessStreams streams) {
        Streams connected = connected(streams);
        try {
            RunningContainer container = find(id);
            RunnerParts its = parts(user, streams, ProcessId.self());
            EnteredProcess entered = container.enter(its, process, stdio(streams), stdio -> connected);
            return new ServedProcess(entered.pid(), container.cgroups(), master(connected), entered.finished());
        } catch (RuntimeException e) {
            connected.abandon();
            throw e;
        }
    }

    /** @throws RunnerException when none of that name is running */
    public Container container(String id) {
        return find(id);
    }

    /** What is known of a running container. */
    public ServedProcess process(String id) {
        RunningContainer container = find(id);
        return new ServedProcess(container.pid(), container.cgroups(), List.of(), container.finished());
    }

    private RunningContainer find(String id) {
        return Optional.ofNullable(running.get(id))
                .map(Supervision::container)
                .orElseThrow(() -> new RunnerException("no container " + id + " is running; see cgroovy ps"));
    }

    public List<ContainerStatus> list() {
        return parts.states().all().stream().map(new Statuses(parts)::of).toList();
    }

    /** Those that are running. */
    public Set<String> names() {
        return Set.copyOf(running.keySet());
    }

    /** Ends those of a process that are not detached. */
    public void end(int owner) {
        for (State state : parts.states().all()) {
            if (state.owner().pid() == owner && !state.detached()) {
                Optional.ofNullable(running.get(state.id()))
                        .ifPresent(supervision -> supervision.container().remove());
            }
        }
    }

    /**
     * Takes over what an earlier runner has left running, and removes the rest; gives the pids of the processes that
     * those end with.
     *
     * @param lost told of each that could not be taken over, and was ended
     */
    List<Integer> adopt(Consumer<String> lost) {
        for (State state : parts.states().all()) {
            boolean lives = state.init().isPresent() && state.init().get().isAlive();
            try {
                if (lives && !state.isAbandoned()) {
                    adopt(state);
                } else {
                    new Sweeper(parts).remove(state);
                }
            } catch (RuntimeException e) {
                new Sweeper(parts).remove(state);
                lost.accept("container " + state.id() + " of uid " + uid() + ": " + e.getMessage());
            }
        }
        parts.states().removeDeadDrafts();
        return parts.states().all().stream()
                .filter(state -> !state.detached())
                .map(state -> state.owner().pid())
                .distinct()
                .toList();
    }

    private void adopt(State state) {
        var foreign = new Foreign(parts);
        Plan plan = foreign.plan(state.id(), foreign.facts(state));
        int pid = state.init().orElseThrow().pid();
        var launched = new Launched(pid, foreign.open(state.init().orElseThrow(), state.id()));
        var execution = new Execution(plan, launched, new InheritStreams(), Stdio.INHERIT, Optional.empty());
        supervise(parts, execution, System.nanoTime());
    }

    /** Removes the cgroup that all of a user's containers have in common, where none is left. */
    public void close() {
        parts.facts().cgroups().hierarchies().stream()
                .map(hierarchy -> hierarchy.directory(parts.facts().cgroupRoot()))
                .forEach(own -> {
                    parts.cgroups().removeIfEmpty(own);
                    parts.cgroups().removeParentIfEmpty(own);
                });
        parts.states().close();
    }
}
