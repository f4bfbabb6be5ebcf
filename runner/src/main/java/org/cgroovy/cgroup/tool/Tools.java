package org.cgroovy.cgroup.tool;

import java.io.PrintStream;
import java.util.List;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.linux.KernelException;

/** The tools by name; makes only the one that is named. */
public final class Tools {
    /** Those that are there. */
    public static final List<String> NAMES = List.of("lscgroup");

    private Tools() {}

    /** Runs one as its command does. */
    public static int run(String name, List<String> words, PrintStream out, PrintStream err) {
        return run(name, words, out, err, ControlFiles.HOST);
    }

    /**
     * Runs one on any host.
     *
     * @param name one of {@link #NAMES}
     * @param words what stands behind the name
     * @param files where {@code /proc} is read
     * @return the exit code
     */
    public static int run(String name, List<String> words, PrintStream out, PrintStream err, ControlFiles files) {
        try {
            Tool tool = named(name);
            OwnOptions own = OwnOptions.of(tool.options(Compat.RIGHT), words);
            if (own.dsl()) {
                out.println(tool.dsl(own.rest()));
                return 0;
            }
            Getopt options = new Getopt(name, tool.options(own.compat()), own.rest(), err);
            return tool.run(options, new ToolContext(out, err, files, own.compat()));
        } catch (ToolException e) {
            err.println(name + ": " + e.line());
            return e.exitCode();
        } catch (KernelException e) {
            err.println(name + ": " + e.getMessage());
            return Ecg.ECGOTHER.exitCode();
        }
    }

    /** @throws IllegalArgumentException for a name that is not among {@link #NAMES} */
    static Tool named(String name) {
        return switch (name) {
            case "lscgroup" -> new LsCgroup();
            default -> throw new IllegalArgumentException("no tool " + name);
        };
    }
}
