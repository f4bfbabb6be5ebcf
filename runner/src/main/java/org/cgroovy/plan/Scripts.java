package org.cgroovy.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.linux.Architecture;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.LaunchException;
import org.cgroovy.linux.LaunchProgram;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.spec.ProcessSpec;

/**
 * Programs that begin with {@code #!}. The kernel cannot start them by descriptor, and by path it would follow an
 * interpreter line such as {@code #!/proc/self/exe} to the runner itself. So we do what it does: start the interpreter.
 *
 * @see "execve(2), Interpreter scripts"
 */
public final class Scripts {
    private Scripts() {}

    /** What to start instead, when a launch failed because the program is a script. */
    public static Optional<ProcessSpec> interpreted(ProcessSpec process, LaunchException failure) {
        String head = new String(failure.head(), StandardCharsets.UTF_8);
        boolean atExec = failure.index() >= 0 && failure.step().call() == Syscall.EXECVEAT;
        // ENOENT is what execveat(2) says of a script that the interpreter could not open; EACCES means what it says.
        if (!atExec || failure.errno() != Errno.ENOENT || !head.startsWith("#!")) {
            return Optional.empty();
        }
        String line = head.substring(2).split("[\n\0]", 2)[0].strip();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        var args = new ArrayList<String>(List.of(line.split("[ \t]+", 2)));
        args.add(path(process, failure));
        args.addAll(process.args().subList(1, process.args().size()));
        return Optional.of(process.withArgs(args));
    }

    /** The same launch program for another program to execute. */
    public static LaunchProgram with(LaunchProgram program, Architecture architecture, ProcessSpec process) {
        List<Step> filter = SeccompSteps.beforeExec(program.exec());
        return program.withExec(new ExecSteps(new Calls(architecture), filter).steps(process));
    }

    private static String path(ProcessSpec process, LaunchException failure) {
        String label = ((Arg.ResultOf) failure.step().args().get(0)).label();
        return ExecSteps.candidates(process).get(ExecSteps.index(label));
    }
}
