package org.cgroovy.console.command;

import java.util.List;
import java.util.function.Supplier;
import org.cgroovy.console.ExitCode;
import org.cgroovy.console.UsageException;
import org.cgroovy.linux.Signal;
import org.cgroovy.runner.Runner;

/** {@code kill [-s SIG] ID...}: sends a signal to PID 1 of containers; KILL ends all of a container. */
final class KillCommand implements Command {
    private static final String USAGE = "kill [-s SIG] ID...";
    private static final int HIGHEST = 64;

    private final Supplier<? extends Runner> opener;

    KillCommand(Supplier<? extends Runner> opener) {
        this.opener = opener;
    }

    @Override
    public int run(List<String> arguments) {
        boolean named = !arguments.isEmpty() && arguments.get(0).equals("-s");
        if (named && arguments.size() < 2) {
            throw new UsageException("-s needs a signal: cgroovy " + USAGE);
        }
        int signal = named ? number(arguments.get(1)) : Signal.KILL.number();
        List<String> ids = Arguments.ids(USAGE, arguments.subList(named ? 2 : 0, arguments.size()));
        try (Runner runner = opener.get()) {
            ids.forEach(id -> runner.find(id).kill(signal));
        }
        return ExitCode.OK;
    }

    /** A name, with or without SIG, or a number. */
    static int number(String signal) {
        if (signal.matches("[0-9]{1,2}") && Integer.parseInt(signal) <= HIGHEST) {
            return Integer.parseInt(signal);
        }
        return Signal.named(signal)
                .orElseThrow(() -> new UsageException("no signal " + signal + "; kill -l lists them"))
                .number();
    }
}
