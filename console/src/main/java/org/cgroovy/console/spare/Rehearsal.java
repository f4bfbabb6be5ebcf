package org.cgroovy.console.spare;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.cgroovy.dsl.Session;
import org.cgroovy.dsl.script.ClassPath;
import org.cgroovy.dsl.script.ScriptCache;
import org.cgroovy.dsl.script.ScriptFailure;
import org.cgroovy.dsl.script.ScriptRunner;
import org.cgroovy.dsl.script.ScriptSource;
import org.cgroovy.runner.Runner;

/** Does what scripts do, for the classes that it loads and the code that it has compiled; changes nothing on the host. */
public final class Rehearsal {
    /** Each costs half a second of a processor; the third one still saves a container a fifth of its time. */
    private static final int TIMES = Integer.getInteger("cgroovy.spare.rehearsals", 3);

    private static final Path NOWHERE = Path.of("/dev/null/cgroovy");
    private static final String SCRIPT = """
            def numbers = (1..3).collect { it * 2 }.findAll { it > 2 }
            def text = "${numbers.join(', ')} of ${numbers.size()}"
            println text.toUpperCase().padLeft(12)
            println numbers.collectEntries { [(it): "n$it"] }
            container {
                hostname 'small'
                rootfs '/'
                env LANG: 'C'
                mounts { tmpfs '/tmp', size: 1.MiB }
                limits { cpu 50.percent; memory 64.MiB; pids 10 }
                run '/bin/true'
            }
            """;

    private final Supplier<Runner> runner;

    public Rehearsal(Supplier<Runner> runner) {
        this.runner = runner;
    }

    public void run() {
        for (int i = 0; i < TIMES; i++) {
            rehearse();
        }
        System.gc();
    }

    private void rehearse() {
        try (var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
                var session = new Session(runner, nowhere, () -> false, Session.Mode.EXPLAIN)) {
            new ScriptRunner(session, new ScriptCache(NOWHERE), ClassPath.NONE)
                    .evaluate(ScriptSource.code(SCRIPT), List.of());
        } catch (ScriptFailure e) {
            // Not everybody may have containers like this one; what it takes is loaded all the same.
        }
    }
}
