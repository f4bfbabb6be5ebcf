package org.cgroovy.console;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.KernelException;
import org.cgroovy.runner.CgroupManager;
import org.cgroovy.runner.EmbeddedRunner;
import org.cgroovy.runner.Runner;
import org.cgroovy.runner.RunnerClient;

/** Opens a runner when one is needed for the first time, for what it loads takes its time. */
final class RunnerOpener implements Supplier<Runner> {
    private final String cgroupManager;

    RunnerOpener(Options options) {
        this.cgroupManager = options.cgroupManager();
    }

    @Override
    public Runner get() {
        try {
            RunnerChoice choice = RunnerChoice.ofThisProcess();
            return choice.isEmbedded() ? embedded() : connect(choice);
        } catch (RuntimeException | LinkageError e) {
            throw new NoRunnerException(e);
        }
    }

    private Runner embedded() {
        return EmbeddedRunner.onThisHost(CgroupManager.wish(cgroupManager));
    }

    private Runner connect(RunnerChoice choice) {
        try {
            return RunnerClient.connect(Path.of(choice.socket()));
        } catch (KernelException e) {
            if (!choice.certain() && e.errno() == Errno.ECONNREFUSED) {
                return embedded(); // what is there was left by one that is gone
            }
            throw e;
        }
    }
}
