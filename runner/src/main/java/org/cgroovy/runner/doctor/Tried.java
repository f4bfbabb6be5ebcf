package org.cgroovy.runner.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Step;
import org.cgroovy.plan.Op;

/** What was tried on what: the call as C, or shorter where that would show descriptors instead of names. */
final class Tried {
    private static final int LONGEST = 160;

    private Tried() {}

    static String text(Failure failure) {
        return failure.step().map(step -> inside(failure, step)).orElseGet(() -> outside(failure));
    }

    private static String outside(Failure failure) {
        return Places.claimsName(failure) ? failure.op().toString() : failure.call();
    }

    private static String inside(Failure failure, Step step) {
        if (Places.findsProgram(failure) || Places.startsProgram(failure)) {
            Program program = Program.of(failure);
            return "exec " + (program.isSearched() && Places.findsProgram(failure) ? program.asked() : program.path());
        }
        if (Places.entersDirectory(failure)) {
            return "chdir " + failure.text(1).orElse("");
        }
        if (Places.opensMountPoint(failure)) {
            return "mount on " + MountPoint.of(failure).mount().destination();
        }
        if (Places.bindsSource(failure)) {
            return "bind " + failure.text(1).orElse("") + step.purpose().replaceFirst("^bind to", " on");
        }
        if (Places.mounts(failure) && step.purpose().startsWith("on ")) {
            return "mount " + failure.text(2).orElse("") + " " + step.purpose() + options(failure, step);
        }
        return Places.joinsCgroup(failure) ? "join " + cgroup(failure, step) : shortened(failure.call());
    }

    /** A program's arguments and environment have no end. */
    private static String shortened(String call) {
        return call.length() > LONGEST ? call.substring(0, LONGEST) + "…" : call;
    }

    private static String options(Failure failure, Step step) {
        String flags = step.args().get(3).toString();
        List<String> options = Stream.concat(
                        Stream.of(flags).filter(text -> !text.equals("0")), failure.text(4).stream())
                .toList();
        return options.isEmpty() ? "" : " (" + String.join(", ", options) + ")";
    }

    private static String cgroup(Failure failure, Step step) {
        String name = ((Arg.HostFd) step.args().get(0)).name();
        Optional<Op.OpenFile> open = failure.plan().stream()
                .flatMap(plan -> plan.ops().stream())
                .filter(Op.OpenFile.class::isInstance)
                .map(Op.OpenFile.class::cast)
                .filter(op -> op.name().equals(name))
                .findFirst();
        return open.map(op -> Texts.parent(op.path()).toString()).orElse(name);
    }
}
