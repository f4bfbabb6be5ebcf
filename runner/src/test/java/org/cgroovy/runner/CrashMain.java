package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.IoBuffer;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.LaunchProgram;
import org.cgroovy.linux.Pipe;
import org.cgroovy.linux.Signal;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.plan.HostFacts;
import org.cgroovy.plan.Op;
import org.cgroovy.plan.Stdio;

/**
 * Starts a full container and dies by SIGKILL on the way. Arguments: directory for state, cgroup root, root directory,
 * {@code op} or {@code step}, its index, whether the container is detached, how long it is to run.
 */
final class CrashMain {
    private static final long SECONDS = 60;

    /** Lower descriptors are closed on the way. */
    private static final long HIGH = 2000;

    private final Kernel kernel = new Kernel();
    private final String kind;
    private final int index;

    private CrashMain(String kind, int index) {
        this.kind = kind;
        this.index = index;
    }

    public static void main(String[] args) {
        new CrashMain(args[3], Integer.parseInt(args[4])).run(args);
    }

    private void run(String[] args) {
        var runner = new EmbeddedRunner(kernel, facts(Path.of(args[0]), args[1]), probe());
        List<String> sleep = List.of("sleep", args[6]);
        runner.start(FullContainer.spec("crash", Path.of(args[2]), sleep, Boolean.parseBoolean(args[5])), Stdio.LOG);
        die();
    }

    private HostFacts facts(Path state, String cgroupRoot) {
        HostFacts real = HostProbe.read(kernel, CgroupManager.CGROUPFS);
        return new HostFacts(
                real.cgroups(),
                real.uid(),
                real.gid(),
                real.userNamespace(),
                real.architecture(),
                state,
                cgroupRoot,
                real.files(),
                real.controlFiles(),
                real.devices(),
                real.filters(),
                real.window(),
                real.rootless());
    }

    private void die() {
        kernel.kill((int) ProcessHandle.current().pid(), Signal.KILL.number());
    }

    private ExecutionProbe probe() {
        return new ExecutionProbe() {
            @Override
            public void after(int at, Op op) {
                if (kind.equals("op") && at == index) {
                    die();
                }
            }

            @Override
            public LaunchProgram program(LaunchProgram program) {
                return kind.equals("step") ? stoppingAfter(program) : program;
            }
        };
    }

    /** The child says that it is so far and sleeps; then we die. */
    private LaunchProgram stoppingAfter(LaunchProgram program) {
        Pipe pipe = kernel.pipe();
        var steps = new ArrayList<>(program.steps());
        var kept = new Arg.ResultOf("crash");
        steps.add(index + 1, Step.of(Syscall.WRITE, kept, Arg.text("x"), Arg.number(1)));
        Arg time = new Arg.Struct(List.of(Arg.number(SECONDS), Arg.number(0)), "{60 s}");
        steps.add(index + 2, Step.of(Syscall.NANOSLEEP, time, Arg.NULL));
        steps.add(
                0,
                Step.of(Syscall.FCNTL, Arg.number(pipe.writeEnd()), Arg.number(0), Arg.number(HIGH))
                        .labelled("crash"));
        var watcher = new Thread(() -> {
            kernel.read(pipe.readEnd(), new IoBuffer(1));
            die();
        });
        watcher.setDaemon(true);
        watcher.start();
        return new LaunchProgram(
                program.fresh(), program.sharesMemory(), program.intoCgroup(), program.pidNamespace(), steps);
    }
}
