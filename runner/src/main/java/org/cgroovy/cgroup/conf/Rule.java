package org.cgroovy.cgroup.conf;

import java.util.List;
import java.util.Optional;

/**
 * A rule of cgrules.conf with the lines that continue it.
 *
 * @param file where it stands
 * @param user a user's name, {@code "@group"}, or {@code "*"}
 * @param targets at least one
 */
public record Rule(String file, String user, List<Target> targets) {
    public Rule {
        targets = List.copyOf(targets);
    }

    /**
     * One line: where processes go.
     *
     * @param process a name or a path, with {@code *} at its end for all that begin so; empty for every one
     * @param controllers or {@code "*"}
     * @param destination a cgroup, with {@code %u} and the like in it
     * @param ignore leave the process where it is
     * @param line from 1
     */
    public record Target(
            Optional<String> process, List<String> controllers, String destination, boolean ignore, int line) {
        public Target {
            controllers = List.copyOf(controllers);
        }

        /** Whether it is for a program: by its whole path, its file name, or their beginning. */
        public boolean isFor(String program) {
            if (process.isEmpty()) {
                return true;
            }
            String wanted = process.get();
            String name = program.substring(program.lastIndexOf('/') + 1);
            if (wanted.endsWith("*")) {
                String beginning = wanted.substring(0, wanted.length() - 1);
                return program.startsWith(beginning) || name.startsWith(beginning);
            }
            return wanted.equals(program) || wanted.equals(name);
        }
    }
}
