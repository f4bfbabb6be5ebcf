package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.LaunchException;
import org.cgroovy.linux.Launched;
import org.cgroovy.linux.Namespace;
import org.cgroovy.plan.Op;
import org.cgroovy.plan.Plan;
import org.cgroovy.plan.Stdio;
import org.cgroovy.runner.doctor.Doctor;
import org.cgroovy.runner.doctor.Failure;
import org.cgroovy.runner.doctor.Site;
import org.cgroovy.spec.OciJson;

/** Executes one plan, once. Whatever fails, all before it is undone and the failure names its step. */
final class PlanExecution implements Op.Visitor {
    private static final String NOTE = "note";
    private static final String MOUNTS = Op.TakeNamespaces.name(Namespace.MOUNT);

    private final RunnerParts parts;
    private final Plan plan;
    private final ExecutionProbe probe;
    private final Function<Stdio, ? extends Streams> connector;
    private final Undo undo = new Undo();
    private final Map<String, Integer> fds = new HashMap<>();
    private Streams streams = new InheritStreams();
    private int note = -1;
    private Stdio stdio = Stdio.INHERIT;
    private Optional<Launched> launched = Optional.empty();

    PlanExecution(RunnerParts parts, Plan plan, Map<String, Integer> openFiles, ExecutionProbe probe) {
        this(
                parts,
                plan,
                openFiles,
                probe,
                stdio -> parts.connect(stdio, plan.spec().id()));
    }

    /** @param connector gives standard input, output and error */
    PlanExecution(
            RunnerParts parts,
            Plan plan,
            Map<String, Integer> openFiles,
            ExecutionProbe probe,
            Function<Stdio, ? extends Streams> connector) {
        this.parts = parts;
        this.plan = plan;
        this.probe = probe;
        this.connector = connector;
        fds.putAll(openFiles);
    }

    /** Does it all; afterwards only the process, its cgroups and its state directory are there. */
    Execution run() {
        List<Op> ops = plan.ops();
        var kept = new HashSet<>(fds.keySet());
        kept.add(MOUNTS);
        for (int i = 0; i < ops.size(); i++) {
            step(i, ops.get(i));
        }
        streams.launched();
        kept.addAll(streams.fds().keySet());
        fds.forEach((name, fd) -> {
            if (!kept.contains(name)) {
                parts.kernel().close(fd);
            }
        });
        return new Execution(plan, launched.orElseThrow(), streams, stdio, Optional.ofNullable(fds.get(MOUNTS)));
    }

    private void step(int index, Op op) {
        try {
            probe.before(index, op);
            op.accept(this);
            probe.after(index, op);
        } catch (RuntimeException e) {
            RuntimeException failure = explain(e, index, op);
            undo.run(failure);
            throw failure;
        }
    }

    private RuntimeException explain(RuntimeException e, int index, Op op) {
        String step = "step " + (index + 1) + " of " + plan.ops().size();
        if (e instanceof KernelException kernel) {
            return failure(step, Failure.of(plan, op, kernel), e);
        } else if (e instanceof LaunchException launch) {
            String inside = step + ", inside step " + (launch.index() + 1) + " of "
                    + plan.program().steps().size();
            return failure(inside, Failure.of(plan, op, launch), e);
        }
        return e;
    }

    private KernelFailure failure(String step, Failure failure, RuntimeException cause) {
        return new KernelFailure(step, failure, new Doctor(Site.host(this::holder)).advise(failure), cause);
    }

    private Optional<Site.Holder> holder(Path directory) {
        return parts.states()
                .read(String.valueOf(directory.getFileName()))
                .map(state -> new Site.Holder(state.owner().pid(), state.init().map(ProcessId::pid)));
    }

    @Override
    public void claim(Op.Claim op) {
        note = new Claims(parts).claim(plan);
        keep(NOTE, note);
        undo.add(() -> parts.states().remove(plan.spec().id(), true));
        if (parts.describesAtOnce(plan.spec())) {
            parts.states().describe(plan.spec().id(), OciJson.describe(plan.spec()));
        }
    }

    @Override
    public void startScope(Op.StartScope op) {
        parts.systemd().start(op.scope());
        undo.add(() -> parts.systemd().leave());
    }

    /** It is not left again: what this process starts later is started from there too. */
    @Override
    public void enterScope(Op.EnterScope op) {
        parts.systemd().enter(op.scope());
    }

    @Override
    public void makeCgroup(Op.MakeCgroup op) {
        parts.cgroups().make(op.directory());
        undo.add(() -> parts.cgroups().removeParentIfEmpty(op.directory()));
        undo.add(() -> parts.cgroups().remove(op.directory()));
    }

    @Override
    public void enableController(Op.EnableController op) {
        if (parts.cgroups().enable(op.file(), op.controller())) {
            undo.add(() -> parts.kernel().writeFile(op.file().toString(), "-" + op.controller()));
        }
    }

    @Override
    public void writeControl(Op.WriteControl op) {
        String file = op.file().toString();
        parts.kernel().writeText(control(file), op.value(), file);
    }

    /** Some files take several writes, each a system call; they are closed with all others after the launch. */
    private int control(String file) {
        Integer open = fds.get(file);
        if (open != null) {
            return open;
        }
        int opened = parts.kernel().open(file, Kernel.O_WRONLY, 0);
        keep(file, opened);
        return opened;
    }

    @Override
    public void guardDevices(Op.GuardDevices op) {
        parts.devices().attach(op.directory(), op.program());
    }

    @Override
    public void openFile(Op.OpenFile op) {
        int flags = switch (op.mode()) {
            case READ -> Kernel.O_RDONLY;
            case WRITE -> Kernel.O_WRONLY;
            case PATH -> Kernel.O_PATH;
            case DIRECTORY -> Kernel.O_RDONLY | parts.kernel().directory();
        };
        keep(op.name(), parts.kernel().open(op.path().toString(), flags, 0));
    }

    @Override
    public void makeInit(Op.MakeInit op) {
        keep(op.name(), parts.kernel().reaperProgram());
    }

    private void keep(String name, int fd) {
        fds.put(name, fd);
        undo.add(() -> parts.kernel().close(fd));
    }

    @Override
    public void takeNamespaces(Op.TakeNamespaces op) {
        parts.spares().take(op).forEach(this::keep);
    }

    @Override
    public void connect(Op.Connect op) {
        Streams connected = connector.apply(op.stdio());
        streams = connected;
        stdio = op.stdio();
        fds.putAll(connected.fds());
        undo.add(connected::abandon);
    }

    @Override
    public void launch(Op.Launch op) {
        Launched process = new ScriptLaunch(parts, plan, fds, streams).launch(op, probe);
        launched = Optional.of(process);
        undo.add(() -> end(process));
    }

    private void end(Launched process) {
        try {
            parts.kernel().pidfdSendSignal(process.pidfd(), 9);
        } catch (KernelException e) {
            if (e.errno() != Errno.ESRCH) {
                throw e;
            }
        }
        parts.kernel().waitFor(process.pidfd(), true);
        parts.kernel().close(process.pidfd());
    }

    @Override
    public void publish(Op.Publish op) {
        parts.states().publish(note, launched.orElseThrow().pid());
    }
}
