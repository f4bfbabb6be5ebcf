package org.cgroovy.runner.doctor;

import java.util.List;
import java.util.Optional;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.LaunchException;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.plan.Op;
import org.cgroovy.plan.Plan;

/**
 * What the kernel refused.
 *
 * @param plan of the container; empty where only a cgroup is meant
 * @param step present when it was a step inside the new process
 * @param call the system call, as C
 */
public record Failure(Optional<Plan> plan, Op op, Optional<Step> step, String call, Errno errno) {
    /** A refusal outside any plan, such as of a changed limit. */
    public static Failure of(Op op, KernelException refusal) {
        return new Failure(Optional.empty(), op, Optional.empty(), refusal.call(), refusal.errno());
    }

    public static Failure of(Plan plan, Op op, KernelException refusal) {
        return new Failure(Optional.of(plan), op, Optional.empty(), refusal.call(), refusal.errno());
    }

    public static Failure of(Plan plan, Op op, LaunchException refusal) {
        Step step = refusal.step();
        return new Failure(Optional.of(plan), op, Optional.of(step), step.callText(), refusal.errno());
    }

    boolean is(Errno... any) {
        return List.of(any).contains(errno);
    }

    /** Whether a step of the child made this call. */
    boolean calls(Syscall syscall) {
        return step.filter(s -> s.call() == syscall).isPresent();
    }

    /** The name of the step's result; empty for a call of the runner. */
    String label() {
        return step.map(Step::label).orElse("");
    }

    /** A text argument of the step. */
    Optional<String> text(int index) {
        return argument(index).filter(Arg.Text.class::isInstance).map(arg -> ((Arg.Text) arg).value());
    }

    /** The label that an argument of the step refers to. */
    Optional<String> reference(int index) {
        return argument(index).filter(Arg.ResultOf.class::isInstance).map(arg -> ((Arg.ResultOf) arg).label());
    }

    /** An argument of the step. */
    Optional<Arg> argument(int index) {
        return step.map(Step::args).filter(args -> index < args.size()).map(args -> args.get(index));
    }
}
