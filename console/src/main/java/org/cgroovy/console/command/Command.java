package org.cgroovy.console.command;

import java.util.List;

/** One command of {@code cgroovy}, such as {@code ps}. */
public interface Command {
    /**
     * Does it.
     *
     * @param arguments what stands behind its name
     * @return the exit code
     */
    int run(List<String> arguments);
}
