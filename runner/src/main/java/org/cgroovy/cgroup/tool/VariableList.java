package org.cgroovy.cgroup.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import org.cgroovy.linux.PlainFiles;

/**
 * Names of variables that a snapshot leaves out, or that it may have: a file with one on each line.
 *
 * @param names such as {@code memory.oom_control}
 */
record VariableList(Set<String> names) {
    static final VariableList NONE = new VariableList(Set.of());

    private static final Path BLACKLIST = Path.of("/etc/cgsnapshot_blacklist.conf");
    private static final Path DENYLIST = Path.of("/etc/cgsnapshot_denylist.conf");

    VariableList {
        names = Set.copyOf(names);
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** @throws ToolException when it cannot be read */
    static VariableList of(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new ToolException(
                    1, PlainFiles.failure("open(\"" + file + "\")", e).getMessage());
        }
        Set<String> names = new HashSet<>();
        StringTokenizer lines = new StringTokenizer(text, "\n");
        while (lines.hasMoreTokens()) {
            StringTokenizer words = new StringTokenizer(lines.nextToken());
            if (words.hasMoreTokens()) {
                String word = words.nextToken();
                if (!word.startsWith("#")) {
                    names.add(word);
                }
            }
        }
        return new VariableList(names);
    }

    /** The system's; where there is none, the originals end, and we need none. */
    static VariableList system(Compat compat) {
        switch (compat) {
            case V2_0_2 -> {
                return of(BLACKLIST);
            }
            case V3 -> {
                return of(DENYLIST);
            }
            default -> {
                for (Path file : List.of(DENYLIST, BLACKLIST)) {
                    if (Files.exists(file)) {
                        return of(file);
                    }
                }
                return NONE;
            }
        }
    }
}
