package org.cgroovy.console;

/**
 * Closes what a run opened when the process ends before the run does: at SIGINT, SIGTERM and SIGHUP the virtual machine
 * ends by itself, with the exit code 128 + signal number.
 */
final class Cleanup implements AutoCloseable {
    private final Thread hook;
    private volatile boolean ending;

    Cleanup(Runnable closing) {
        hook = new Thread(() -> {
            ending = true;
            closing.run();
        });
        hook.setName("cgroovy-cleanup");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the process is about to end: what fails from now on is of no interest. */
    boolean isEnding() {
        return ending;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it runs already
        }
    }
}
