package org.cgroovy.cgroup.tool;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.CgroupWalk;
import org.cgroovy.cgroup.CgroupWalk.Walker;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.linux.KernelException;

/** The tools by name; makes only the one that is named. */
public final class Tools {
    /** Those that are there. */
    public static final List<String> NAMES = List.of(
            "lscgroup",
            "lssubsys",
            "cgget",
            "cgxget",
            "cgsnapshot",
            "cgcreate",
            "cgdelete",
            "cgset",
            "cgxset",
            "cgexec",
            "cgclassify",
            "cgconfigparser",
            "cgclear");

    private Tools() {}

    /**
     * Runs one as its command does.
     *
     * @param name one of {@link #NAMES}
     * @param words what stands behind the name
     * @param out buffered, and flushed by the caller
     * @return the exit code
     */
    public static int run(String name, List<String> words, PrintStream out, PrintStream err) {
        return run(name, words, new Printed(out), err, ControlFiles.HOST, new CgroupWalk.Plain());
    }

    /**
     * Runs one as a function.
     *
     * @return what it found; each prints as the tool does
     * @throws ToolException when the exit code is not 0; its message is what the tool complains of
     */
    public static List<Object> call(String name, List<String> words, ControlFiles files, Walker walker) {
        List<Object> found = new ArrayList<>();
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        Results collected = new Results() {
            @Override
            public void add(Object result) {
                found.add(result);
            }
        };
        int code =
                run(name, words, collected, new PrintStream(complaints, true, StandardCharsets.UTF_8), files, walker);
        if (code != 0) {
            throw new ToolException(
                    code, complaints.toString(StandardCharsets.UTF_8).strip());
        }
        return found;
    }

    static int run(
            String name, List<String> words, Results results, PrintStream err, ControlFiles files, Walker walker) {
        try {
            Tool tool = named(name);
            OwnOptions own = OwnOptions.of(tool.options(Compat.RIGHT), words);
            if (own.dsl()) {
                results.add(tool.dsl(own.rest()));
                return 0;
            }
            Getopt options = new Getopt(name, tool.options(own.compat()), own.rest(), err);
            return tool.run(options, new ToolContext(results, err, files, walker, own.compat()));
        } catch (ToolException e) {
            err.println(e.line(name));
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
            case "lssubsys" -> new LsSubsys();
            case "cgget" -> new CgGet();
            case "cgxget" -> new CgXget();
            case "cgsnapshot" -> new CgSnapshot();
            case "cgcreate" -> new CgCreate();
            case "cgdelete" -> new CgDelete();
            case "cgset" -> new CgSet();
            case "cgclassify" -> new CgClassify();
            case "cgexec" -> new CgExec();
            case "cgxset" -> new CgXset();
            case "cgconfigparser" -> new CgConfigParser();
            case "cgclear" -> new CgClear(new Confirmation.AtTerminal());
            default -> throw new IllegalArgumentException("no tool " + name);
        };
    }

    private static final class Printed implements Results {
        private final PrintStream out;

        Printed(PrintStream out) {
            this.out = out;
        }

        @Override
        public void add(Object result) {
            out.print(result);
            out.print('\n');
        }
    }
}
