package org.cgroovy.cgroup.tool;

import java.util.List;

/** One of the commands of libcgroup. */
public interface Tool {
    String name();

    /** Its options, those of libcgroup 3 among them where they make sense. */
    OptionTable options(Compat compat);

    /**
     * Does it.
     *
     * @param options not yet read; the tool reads them in order, as the first fault or {@code -h} decides
     * @return the exit code
     * @throws ToolException to end with one line on standard error
     * @throws org.cgroovy.linux.KernelException when the kernel refuses what has no special answer
     */
    int run(Getopt options, ToolContext context);

    /** The line of Groovy that does the same as the tool with these words. */
    default String dsl(List<String> words) {
        return DslLine.call(name(), words);
    }
}
