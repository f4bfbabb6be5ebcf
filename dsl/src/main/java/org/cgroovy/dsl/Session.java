package org.cgroovy.dsl;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.cgroovy.cgroup.tool.DslLine;
import org.cgroovy.cgroup.tree.Change;
import org.cgroovy.linux.Kernel;
import org.cgroovy.plan.Plan;
import org.cgroovy.plan.Stdio;
import org.cgroovy.runner.Bundle;
import org.cgroovy.runner.Cgroups;
import org.cgroovy.runner.Container;
import org.cgroovy.runner.HostCgroups;
import org.cgroovy.runner.PlannedCgroups;
import org.cgroovy.runner.Result;
import org.cgroovy.runner.Runner;
import org.cgroovy.runner.RunnerException;
import org.cgroovy.spec.ContainerSpec;
import org.jspecify.annotations.Nullable;

/**
 * What the words of one script, console or Java program act on: a runner, opened at first use, and an output. Closing
 * it ends the containers that were started and not detached.
 */
public final class Session implements AutoCloseable {
    private final Mirrors mirrors = new Mirrors();
    private final Background background = new Background();
    private final Transactions transactions = new Transactions();
    private final Supplier<? extends Runner> opener;
    private final PrintStream out;
    private final BooleanSupplier terminal;
    private final Mode mode;
    private final Supplier<? extends Cgroups> cgroupOpener;
    private @Nullable Runner runner;
    private @Nullable Cgroups cgroups;
    private boolean closed;

    /**
     * @param terminal whether standard input and output are a terminal; asked when a container is run
     */
    public Session(Supplier<? extends Runner> opener, PrintStream out, BooleanSupplier terminal, Mode mode) {
        this(opener, () -> new HostCgroups(new Kernel()), out, terminal, mode);
    }

    /** The same with cgroups that need not be those of this host. */
    public Session(
            Supplier<? extends Runner> opener,
            Supplier<? extends Cgroups> cgroupOpener,
            PrintStream out,
            BooleanSupplier terminal,
            Mode mode) {
        this.opener = opener;
        this.cgroupOpener = cgroupOpener;
        this.out = out;
        this.terminal = terminal;
        this.mode = mode;
    }

    /** Whether containers are run or explained. */
    public enum Mode {
        RUN,
        /** Prints the plan; nothing on the host changes. */
        EXPLAIN,
        /** The same as JSON. */
        EXPLAIN_JSON
    }

    public PrintStream out() {
        return out;
    }

    public boolean explains() {
        return mode != Mode.RUN;
    }

    /** @throws RunnerException after {@link #close}, for nobody would end what was started then */
    public synchronized Runner runner() {
        if (closed) {
            throw new RunnerException("cgroovy is ending and starts no more containers");
        }
        if (runner == null) {
            runner = opener.get();
        }
        return runner;
    }

    /** The cgroups of the host; when this session only explains, as they would be by now. */
    public synchronized Cgroups cgroups() {
        if (cgroups == null) {
            Cgroups real = cgroupOpener.get();
            cgroups = explains() ? new PlannedCgroups(real, this::explain) : real;
        }
        return cgroups;
    }

    void requireTerminal(String word) {
        if (!explains() && !terminal.getAsBoolean()) {
            throw new WordException(word + " connects a terminal, and here is none; logs() gives what was written");
        }
    }

    Stdio stdio() {
        return terminal.getAsBoolean() ? Stdio.TERMINAL : Stdio.INHERIT;
    }

    Result run(ContainerSpec spec, Stdio stdio) {
        if (explains()) {
            explain(spec, stdio);
            return Result.NONE;
        }
        return runner().run(spec, stdio);
    }

    /** Writes a bundle; a session that only explains says so. */
    Path write(Bundle bundle, ContainerSpec spec) {
        if (!explains()) {
            return bundle.write(spec);
        }
        Path file = bundle.file();
        String text = "write " + file + ", the description of container " + spec.id();
        out.println(mode == Mode.EXPLAIN ? text : PlanJson.write(text, List.of()));
        return file;
    }

    RunningContainer start(ContainerSpec spec) {
        Stdio stdio = spec.process().terminal() ? Stdio.HELD_TERMINAL : Stdio.LOG;
        if (explains()) {
            explain(spec, stdio);
            return new RunningContainer(this, new InertContainer(spec));
        }
        var started = new RunningContainer(this, runner().start(spec, stdio));
        background.add(started);
        return started;
    }

    /** Runs a block, and undoes what it has changed of cgroups when it throws. */
    <T extends @Nullable Object> T transaction(Supplier<T> block) {
        return transactions.run(cgroups(), block);
    }

    /** Told before a container's limits or state change, which a transaction is to undo. */
    void beforeChange(Container container) {
        if (mode == Mode.RUN) {
            cgroups().rollback().ifPresent(rollback -> rollback.cover(container.cgroups()));
        }
    }

    /** What was started and goes on by itself. */
    public Background background() {
        return background;
    }

    Mirrors mirrors() {
        return mirrors;
    }

    /** Calls a tool that changes cgroups; a session that only explains shows the call. */
    void change(String tool, Object... words) {
        if (cgroups().rollback().isPresent()) {
            throw new WordException(tool + " undoes nothing afterwards, so it has no place in transaction { };"
                    + " cgroup('/…') and its words have");
        }
        if (mode == Mode.RUN) {
            mirrors.call(tool, words, Object.class);
            return;
        }
        List<String> texts = Mirrors.texts(tool, words);
        out.println(mode == Mode.EXPLAIN ? DslLine.call(tool, texts) : PlanJson.call(tool, texts));
    }

    /** The running container of that name: that which this session has started, or anyone's. */
    RunningContainer find(String id) {
        return background.named(id).orElseGet(() -> adopt(runner().find(id)));
    }

    /** A container found on the host; one that must not be touched when this session only explains. */
    RunningContainer adopt(Container container) {
        return new RunningContainer(this, explains() ? new InertContainer(container.spec()) : container);
    }

    private void explain(ContainerSpec spec, Stdio stdio) {
        Plan plan = runner().plan(spec, stdio);
        out.println(mode == Mode.EXPLAIN_JSON ? PlanJson.write(plan) : plan.toString());
    }

    private void explain(String purpose, List<Change> changes) {
        out.println(mode == Mode.EXPLAIN_JSON ? PlanJson.write(purpose, changes) : ChangeText.of(purpose, changes));
    }

    @Override
    public synchronized void close() {
        out.flush();
        closed = true;
        background.close();
        transactions.close();
        if (runner != null) {
            Runner open = runner;
            runner = null;
            open.close();
        }
    }
}
