package org.cgroovy.console.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cgroovy.console.ExitCode;
import org.cgroovy.console.Terminals;
import org.cgroovy.console.UsageException;
import org.cgroovy.plan.Stdio;
import org.cgroovy.runner.Bundle;
import org.cgroovy.runner.Container;
import org.cgroovy.runner.ForwardedSignals;
import org.cgroovy.runner.Runner;
import org.cgroovy.runner.RunnerException;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.OciJson;
import org.cgroovy.spec.OciReading;

/**
 * {@code oci run [--bundle DIR] ID}: runs the container of an OCI bundle, attached, and gives the exit code of its process,
 * 128 + signal when one ended it; {@code oci spec}: prints a config.json to begin with.
 */
final class OciCommand implements Command {
    private static final String USAGE = "oci run [-b|--bundle DIR] ID, or cgroovy oci spec";

    private final Supplier<? extends Runner> opener;
    private final PrintStream out;
    private final PrintStream err;

    OciCommand(Supplier<? extends Runner> opener, PrintStream out, PrintStream err) {
        this.opener = opener;
        this.out = out;
        this.err = err;
    }

    @Override
    public int run(List<String> arguments) {
        String verb = arguments.isEmpty() ? "" : arguments.get(0);
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        return switch (verb) {
            case "run" -> runBundle(rest);
            case "spec" -> spec(rest);
            default ->
                throw new UsageException(
                        (verb.isEmpty() ? "oci needs a word more" : "oci knows no " + verb) + ": cgroovy " + USAGE);
        };
    }

    private int spec(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new UsageException("oci spec takes no " + arguments.get(0) + ": cgroovy oci spec > config.json");
        }
        out.println(OciJson.template());
        return ExitCode.OK;
    }

    private int runBundle(List<String> arguments) {
        Optional<String> bundle = Optional.empty();
        var ids = new ArrayList<String>();
        for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
            String word = words.next();
            if (word.equals("-b") || word.equals("--bundle")) {
                if (!words.hasNext()) {
                    throw new UsageException(word + " needs a directory: cgroovy " + USAGE);
                }
                bundle = Optional.of(words.next());
            } else if (word.startsWith("--bundle=")) {
                bundle = Optional.of(word.substring("--bundle=".length()));
            } else if (word.startsWith("-")) {
                throw new UsageException("no option " + word + ": cgroovy " + USAGE);
            } else {
                ids.add(word);
            }
        }
        if (ids.size() != 1) {
            throw new UsageException((ids.isEmpty() ? "which name is it to have?" : "one name, not " + ids.size())
                    + " cgroovy " + USAGE);
        }
        if (!ContainerSpec.isId(ids.get(0))) {
            throw new UsageException("no container can have the name '" + ids.get(0) + "': " + ContainerSpec.ID_FORM);
        }
        return run(new Bundle(Path.of(bundle.orElse(""))), ids.get(0));
    }

    private int run(Bundle bundle, String id) {
        OciReading reading = bundle.read(id);
        ContainerSpec spec = reading.spec();
        Stdio stdio = spec.process().terminal() ? Stdio.TERMINAL : Stdio.INHERIT;
        if (stdio == Stdio.TERMINAL && !Terminals.attached()) {
            throw new RunnerException("process.terminal is true, and standard input and output are no terminal here");
        }
        if (!Files.isDirectory(Path.of(spec.root().path()))) {
            throw new RunnerException(
                    "root.path: there is no directory " + spec.root().path());
        }
        reading.ignored().forEach(note -> err.println("cgroovy: ignored: " + note));
        try (var signals = new ForwardedSignals();
                Runner runner = opener.get()) {
            Container container = runner.start(spec, stdio);
            signals.to(container);
            return container.waitFor().exitCode();
        }
    }
}
