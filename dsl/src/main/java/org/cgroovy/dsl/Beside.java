package org.cgroovy.dsl;

/**
 * Does on a second processor, beside the start, what will be needed a little later; nothing where there is but one. What fails
 * here fails again where it is needed, and is told there.
 */
public final class Beside {
    private Beside() {}

    /** @param name of the thread, which keeps nothing alive */
    public static void start(String name, Runnable work) {
        if (Runtime.getRuntime().availableProcessors() == 1) {
            return;
        }
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((which, failure) -> {});
        thread.start();
    }
}
