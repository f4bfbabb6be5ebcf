package org.cgroovy.console.command;

import java.util.List;
import java.util.function.Supplier;
import org.cgroovy.console.Terminals;
import org.cgroovy.console.UsageException;
import org.cgroovy.plan.Stdio;
import org.cgroovy.runner.Container;
import org.cgroovy.runner.Runner;
import org.cgroovy.spec.ProcessSpec;

/** {@code exec ID CMD...}: runs one more program in a container; gives its exit code. */
final class ExecCommand implements Command {
    private final Supplier<? extends Runner> opener;

    ExecCommand(Supplier<? extends Runner> opener) {
        this.opener = opener;
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() < 2) {
            throw new UsageException("exec needs a container and a program: cgroovy exec ID CMD...");
        }
        try (Runner runner = opener.get()) {
            Container container = runner.find(arguments.get(0));
            Stdio stdio = Terminals.attached() ? Stdio.TERMINAL : Stdio.INHERIT;
            ProcessSpec process = container
                    .spec()
                    .process()
                    .withArgs(arguments.subList(1, arguments.size()))
                    .withTerminal(stdio == Stdio.TERMINAL);
            return container.exec(process, stdio).exitCode();
        }
    }
}
