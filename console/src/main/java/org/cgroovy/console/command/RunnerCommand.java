package org.cgroovy.console.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.cgroovy.console.ExitCode;
import org.cgroovy.console.Options;
import org.cgroovy.console.UsageException;
import org.cgroovy.linux.Kernel;
import org.cgroovy.runner.CgroupManager;
import org.cgroovy.runner.RunnerException;
import org.cgroovy.runner.service.RunnerService;
import org.cgroovy.runner.service.ServiceSettings;

/** {@code runner}: serves users who are not root, until it is ended. */
final class RunnerCommand implements Command {
    private static final int FIRST_PASSED = 3;

    private final Options options;

    RunnerCommand(Options options) {
        this.options = options;
    }

    @Override
    public int run(List<String> arguments) {
        ServiceSettings settings = settings(arguments, activated(), options.cgroupManager());
        if (new Kernel().uid() != 0) {
            throw new RunnerException("cgroovy runner makes containers for others, which only root can: sudo cgroovy"
                    + " runner; your own containers need none");
        }
        new RunnerService(settings, new FileOutputStream(FileDescriptor.err)).run();
        return ExitCode.OK;
    }

    static ServiceSettings settings(List<String> arguments, OptionalInt activated, String manager) {
        Path socket = ServiceSettings.SOCKET;
        Path policy = ServiceSettings.POLICY;
        Path notes = ServiceSettings.NOTES;
        String cgroups = ServiceSettings.CGROUPS;
        boolean verbose = false;
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--verbose" -> verbose = true;
                case "--socket" -> socket = path(option, rest);
                case "--policy" -> policy = path(option, rest);
                case "--notes" -> notes = path(option, rest);
                case "--cgroups" -> cgroups = path(option, rest).normalize().toString();
                default ->
                    throw new UsageException(
                            "runner: '" + option + "' is not known; usage: cgroovy runner [--socket PATH]"
                                    + " [--policy FILE] [--notes DIRECTORY] [--cgroups PATH] [--verbose]");
            }
        }
        return new ServiceSettings(socket, activated, policy, notes, cgroups, CgroupManager.wish(manager), verbose);
    }

    private static Path path(String option, Deque<String> rest) {
        if (rest.isEmpty() || !rest.peek().startsWith("/")) {
            throw new UsageException("runner: " + option + " needs a path that begins with a slash");
        }
        return Path.of(rest.pop());
    }

    /** See sd_listen_fds(3). */
    private static OptionalInt activated() {
        String pid = System.getenv().getOrDefault("LISTEN_PID", "");
        String count = System.getenv().getOrDefault("LISTEN_FDS", "");
        boolean ours = pid.equals(Long.toString(ProcessHandle.current().pid())) && count.equals("1");
        return ours ? OptionalInt.of(FIRST_PASSED) : OptionalInt.empty();
    }
}
