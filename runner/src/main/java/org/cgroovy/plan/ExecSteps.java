package org.cgroovy.plan;

import static org.cgroovy.linux.Arg.NULL;
import static org.cgroovy.linux.Arg.number;
import static org.cgroovy.linux.Arg.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.LaunchProgram;
import org.cgroovy.linux.Launcher;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.spec.ProcessSpec;

/**
 * The last steps: only descriptors 0 to 2 go on, signals are as a fresh process has them, and exec by descriptor, so
 * that a program path that leads to /proc/self/exe (which is the runner's own, here) is refused (CVE-2019-5736).
 */
final class ExecSteps {
    private static final long SIG_SETMASK = 2;
    private static final long CLOSE_RANGE_CLOEXEC = 4;
    private static final long UINT_MAX = 0xffff_ffffL;

    private final Calls calls;
    private final List<Step> filter;
    private final List<Step> steps = new ArrayList<>();

    /** @param filter what puts the system call filter on */
    ExecSteps(Calls calls, List<Step> filter) {
        this.calls = calls;
        this.filter = filter;
    }

    List<Step> steps(ProcessSpec process) {
        steps.add(Step.of(
                        Syscall.CLOSE_RANGE,
                        number(3),
                        new Arg.Number(UINT_MAX, "UINT_MAX"),
                        new Arg.Number(CLOSE_RANGE_CLOEXEC, "CLOSE_RANGE_CLOEXEC"))
                .labelled(LaunchProgram.EXEC));
        steps.add(Step.of(
                Syscall.RT_SIGPROCMASK,
                new Arg.Number(SIG_SETMASK, "SIG_SETMASK"),
                new Arg.Struct(List.of(number(0)), "{}"),
                NULL,
                number(8)));
        List<String> candidates = candidates(process);
        for (int i = 0; i < candidates.size(); i++) {
            add(process, candidates.get(i), i, i == candidates.size() - 1);
        }
        return steps;
    }

    /** The paths that execvp(3) would try. */
    static List<String> candidates(ProcessSpec process) {
        String program = process.args().get(0);
        if (program.indexOf('/') >= 0) {
            return List.of(program);
        }
        String path = process.env().getOrDefault("PATH", "/bin:/usr/bin");
        return List.of(path.split(":")).stream()
                .map(directory -> (directory.isEmpty() ? "." : directory) + "/" + program)
                .toList();
    }

    /**
     * What may not be executed, and a directory, is passed over as long as there are other candidates. All files are read a
     * little: if one turns out to be a script, its interpreter is what must be started. After the filter comes but exec.
     */
    private void add(ProcessSpec process, String path, int index, boolean last) {
        String program = program(index);
        String next = last ? Step.FAIL : program(index + 1);
        String execute = "execute" + index;
        steps.add(
                calls.openPlain(path, Calls.O_PATH, "O_PATH").labelled(program).onErrorGoTo(next));
        if (!last) {
            steps.add(mayExecute(program).onErrorGoTo(next));
        }
        steps.add(calls.openPlain(path, 0, "O_RDONLY").labelled("file" + index).onErrorGoTo(execute));
        steps.add(Step.of(
                        Syscall.PREAD64,
                        Calls.result("file" + index),
                        new Arg.Room(Launcher.HEAD_BYTES, Launcher.HEAD),
                        number(Launcher.HEAD_BYTES - 1L),
                        number(0))
                .onErrorGoTo(last ? Step.IGNORE : next));
        filter.forEach(step -> steps.add((index == 0 ? step : step.to("")).labelled(execute)));
        steps.add(filter.isEmpty() ? exec(process, program).labelled(execute) : exec(process, program));
    }

    private static Step mayExecute(String program) {
        return Step.of(
                Syscall.FACCESSAT2,
                Calls.result(program),
                text(""),
                new Arg.Number(1, "X_OK"),
                new Arg.Number(Calls.AT_EMPTY_PATH, "AT_EMPTY_PATH"));
    }

    private static String program(int index) {
        return "program" + index;
    }

    /** Which candidate a step's label means. */
    static int index(String label) {
        return Integer.parseInt(label.substring("program".length()));
    }

    private static Step exec(ProcessSpec process, String program) {
        return Step.of(
                Syscall.EXECVEAT,
                Calls.result(program),
                text(""),
                new Arg.Texts(process.args()),
                new Arg.Texts(environment(process.env())),
                new Arg.Number(Calls.AT_EMPTY_PATH, "AT_EMPTY_PATH"));
    }

    static List<String> environment(Map<String, String> env) {
        return env.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    }
}
