package org.cgroovy.console.repl.line;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.cgroovy.cgroup.tool.DslLine;
import org.cgroovy.cgroup.tool.Tools;
import org.cgroovy.console.ExitCode;
import org.cgroovy.console.Options;
import org.cgroovy.console.UsageException;
import org.cgroovy.console.command.Commands;
import org.cgroovy.console.view.TopCommand;
import org.cgroovy.dsl.Session;
import org.jline.terminal.Terminal;

/** Does what the commands of the command line do, with the containers of the session. */
public final class ShellCommands {
    /** What changes nothing. */
    private static final Set<String> LOOKING = Set.of(
            "ps",
            "doctor",
            "cgtree",
            "cgtop",
            "cgwhy",
            "help",
            "lscgroup",
            "lssubsys",
            "cgget",
            "cgxget",
            "cgsnapshot");
    /** What has the terminal while it runs, or prints as it goes. */
    private static final Set<String> AT_ONCE = Set.of("cgtop", "exec", "kill", "rm", "cgclear");

    private final Session session;
    private final PrintStream err;
    private final Optional<Terminal> terminal;
    private final Consumer<String> show;

    /**
     * @param show what shows texts that may be long
     * @param terminal of the console, if it has one
     */
    public ShellCommands(Session session, PrintStream err, Optional<Terminal> terminal, Consumer<String> show) {
        this.session = session;
        this.err = err;
        this.terminal = terminal;
        this.show = show;
    }

    /** Gives the exit code. */
    public int run(ShellLine line) {
        String name = line.name();
        List<String> words = line.words();
        if (session.explains() && !LOOKING.contains(name)) {
            return explain(name, words);
        }
        if (name.equals("cgexec")) {
            return HostShell.run(launcher(name, words));
        }
        if (AT_ONCE.contains(name)) {
            return run(name, words, session.out());
        }
        return shown(out -> run(name, words, out));
    }

    private int run(String name, List<String> words, PrintStream out) {
        if (Tools.NAMES.contains(name)) {
            return Tools.run(name, words, out, err);
        }
        Options options = Options.NONE;
        if (name.equals("cgtop") && terminal.isPresent()) {
            return new TopCommand(out, options, terminal).run(words);
        }
        return new Commands(() -> new LentRunner(session.runner()), out, options)
                .named(name)
                .run(words);
    }

    private int shown(ToIntFunction<PrintStream> work) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            return work.applyAsInt(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        } finally {
            String text = bytes.toString(StandardCharsets.UTF_8);
            if (!text.isEmpty()) {
                show.accept(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
            }
        }
    }

    private int explain(String name, List<String> words) {
        if (!Tools.NAMES.contains(name)) {
            throw new UsageException(name + " would act, and this console only explains");
        }
        session.out().println(DslLine.call(name, words));
        return ExitCode.OK;
    }

    /** It becomes the program that it is to run, which must not happen to the console. */
    private static List<String> launcher(String name, List<String> words) {
        String home = System.getProperty("cgroovy.home", "");
        if (home.isEmpty()) {
            throw new UsageException(name + " needs scripts/cgroovy, by which this console was not started");
        }
        List<String> command =
                new ArrayList<>(List.of(Path.of(home, "scripts", "cgroovy").toString(), name));
        command.addAll(words);
        return command;
    }
}
