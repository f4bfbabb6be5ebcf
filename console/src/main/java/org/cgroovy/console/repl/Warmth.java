package org.cgroovy.console.repl;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.cgroovy.console.repl.show.ValueText;
import org.cgroovy.dsl.Session;

/** Loads, while the user reads the prompt and types, what the first lines would have to wait for. */
final class Warmth {
    private static final String SAMPLE = """
            def f(x) { x + 1 }
            def words = container { rootfs '/'; limits { memory 1.MiB; pids 10 } }
            [1, 2].collect { f(it) } + "${words}"
            """;

    /** The prompt comes first. */
    private static final long PAUSE_MILLIS = 100;

    private volatile boolean there;

    /** Whether all is loaded. */
    boolean isThere() {
        return there;
    }

    /** @param also more to load, after what the first line needs */
    void spread(Runnable also) {
        var thread = new Thread(() -> spreadLater(also), "cgroovy-warmth");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private void spreadLater(Runnable also) {
        try {
            Thread.sleep(PAUSE_MILLIS);
            evaluate();
            also.run();
            there = true;
        } catch (InterruptedException e) {
            // nobody does; the console is only slower without
        } catch (RuntimeException | Error e) {
            // What is wrong shows, and is told, when it is needed.
        }
    }

    private static void evaluate() {
        try (var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
                var session = new Session(Warmth::noRunner, nowhere, () -> false, Session.Mode.RUN)) {
            Completeness.isUnfinished(SAMPLE);
            new ValueText(true).of(new Evaluator(session).evaluate(SAMPLE)).ifPresent(nowhere::println);
        } catch (RuntimeException | Error e) {
            // What is wrong shows, and is told, when it is needed.
        }
    }

    private static org.cgroovy.runner.Runner noRunner() {
        throw new IllegalStateException("describing containers needs no runner");
    }
}
