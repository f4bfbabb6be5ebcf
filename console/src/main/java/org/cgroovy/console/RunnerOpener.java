package org.cgroovy.console;

import java.util.function.Supplier;
import org.cgroovy.runner.EmbeddedRunner;
import org.cgroovy.runner.Runner;

/** Opens a runner when one is needed for the first time, for what it loads takes its time. */
final class RunnerOpener implements Supplier<Runner> {
    @Override
    public Runner get() {
        try {
            return EmbeddedRunner.onThisHost();
        } catch (RuntimeException | LinkageError e) {
            throw new NoRunnerException(e);
        }
    }
}
