package org.cgroovy.dsl;

import java.io.PrintStream;
import java.util.Map;
import org.cgroovy.runner.Container;
import org.cgroovy.runner.Log;

/** Shows what a container in the background writes as it comes, until it ends. */
final class Following {
    private static final long PAUSE_MILLIS = 100;

    private Following() {}

    /** The log; with {@code follow: true} it is printed as far as it comes, and only what is after that is given. */
    static Log logs(Container container, Map<String, ?> options, PrintStream out) {
        boolean[] follow = {false};
        new Options("logs", options)
                .take("follow", value -> follow[0] = Boolean.TRUE.equals(value))
                .end();
        return follow[0] ? follow(container, out) : container.logs(0);
    }

    private static Log follow(Container container, PrintStream out) {
        long next = 0;
        boolean running = true;
        while (running) {
            running = container.isRunning() && pause();
            Log more = container.logs(next);
            out.print(more);
            out.flush();
            next = more.end();
        }
        return Log.NONE;
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            return false; // Ctrl-C leaves the log, not the container
        }
    }
}
