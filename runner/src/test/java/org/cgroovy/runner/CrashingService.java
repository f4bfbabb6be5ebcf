package org.cgroovy.runner;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.IoBuffer;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.LaunchProgram;
import org.cgroovy.linux.Pipe;
import org.cgroovy.linux.Signal;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.plan.Op;
import org.cgroovy.runner.service.RunnerService;
import org.cgroovy.runner.service.ServiceSettings;

/**
 * The runner's service, which kills itself, the console that asks, or both, at one step of a start. Arguments: a directory for
 * its files, one for notes, beside which it listens, and the cgroup for its users'. Which step that is stands in the file {@code order} there, which is taken
 * by the next start: {@code op} or {@code step}, its index, {@code runner}, {@code console} or {@code both}, the console's pid.
 */
final class CrashingService implements ExecutionProbe {
    /** Lower descriptors are closed on the way. */
    private static final long HIGH = 2000;

    private static final long PAUSE_NANOS = 3_000_000;

    /** What is to happen at the next start. */
    private record Order(String kind, int index, String whom, int console) {
        static Order of(String text) {
            String[] words = text.strip().split(" ");
            return new Order(words[0], Integer.parseInt(words[1]), words[2], Integer.parseInt(words[3]));
        }
    }

    private final Kernel kernel = new Kernel();
    private final Path place;
    private volatile Optional<Order> order = Optional.empty();
    private volatile int steps;

    private CrashingService(Path place) {
        this.place = place;
    }

    public static void main(String[] args) {
        Path place = Path.of(args[0]);
        var settings = new ServiceSettings(
                Path.of(args[1]).resolveSibling("runner.sock"),
                OptionalInt.empty(),
                place.resolve("policy.json"),
                Path.of(args[1]),
                args[2],
                CgroupManager.CGROUPFS,
                true);
        ServiceHost host = ServiceHost.onThisHost(
                settings.notes(), settings.cgroups(), settings.manager(), new CrashingService(place));
        new RunnerService(settings, host, new FileOutputStream(FileDescriptor.err)).run();
    }

    @Override
    public void before(int index, Op op) {
        if (index == 0) {
            take();
        }
    }

    private void take() {
        Path file = place.resolve("order");
        try {
            order = Optional.of(Order.of(Files.readString(file)));
            Files.delete(file);
        } catch (NoSuchFileException e) {
            order = Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void after(int index, Op op) {
        if (op instanceof Op.Publish) {
            note("size", (index + 1) + " " + steps);
        }
        order.filter(now -> now.kind().equals("op") && now.index() == index).ifPresent(this::act);
    }

    /** For the spec: how many operations and steps a start has. */
    private void note(String name, String text) {
        try {
            Files.writeString(place.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public LaunchProgram program(LaunchProgram program) {
        steps = program.steps().size();
        return order.filter(now -> now.kind().equals("step"))
                .map(now -> stoppingAfter(program, now))
                .orElse(program);
    }

    private void act(Order now) {
        note("done", now.toString());
        if (!now.whom().equals("runner")) {
            kill(now.console());
        }
        if (!now.whom().equals("console")) {
            kill((int) ProcessHandle.current().pid());
        }
        LockSupport.parkNanos(PAUSE_NANOS); // what follows a console's end may come before what is left of the start
    }

    private void kill(int pid) {
        try {
            kernel.kill(pid, Signal.KILL.number());
        } catch (KernelException e) {
            // it is dead
        }
    }

    /** The child says that it is so far and waits, until who was to be killed is dead; for ever, when that is this process. */
    private LaunchProgram stoppingAfter(LaunchProgram program, Order now) {
        Pipe told = kernel.pipe();
        Pipe go = kernel.pipe();
        var steps = new ArrayList<>(program.steps());
        int after = Math.min(now.index() + 1, steps.size());
        steps.add(after, Step.of(Syscall.WRITE, new Arg.ResultOf("tell"), Arg.text("x"), Arg.number(1)));
        steps.add(after + 1, Step.of(Syscall.READ, new Arg.ResultOf("go"), new Arg.Room(1, "go"), Arg.number(1)));
        steps.add(0, high(told.writeEnd(), "tell"));
        steps.add(1, high(go.readEnd(), "go"));
        var watcher = new Thread(() -> {
            kernel.read(told.readEnd(), new IoBuffer(1));
            act(now);
            kernel.write(go.writeEnd(), new byte[] {1}, () -> "write(go)");
            java.util.List.of(told.readEnd(), told.writeEnd(), go.readEnd(), go.writeEnd())
                    .forEach(kernel::close);
        });
        watcher.setDaemon(true);
        watcher.start();
        return new LaunchProgram(
                program.fresh(), program.sharesMemory(), program.intoCgroup(), program.pidNamespace(), steps);
    }

    private static Step high(int fd, String label) {
        return Step.of(Syscall.FCNTL, Arg.number(fd), Arg.number(0), Arg.number(HIGH))
                .labelled(label);
    }
}
