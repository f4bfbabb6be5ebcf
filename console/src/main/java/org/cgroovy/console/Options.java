package org.cgroovy.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What stands before the script or the command.
 *
 * @param explain print plans, change nothing
 * @param json print for programs
 * @param stacktrace show where in the program an error came up
 * @param classPath jars and directories that scripts may import from
 * @param jfr where to record what the virtual machine does
 * @param cgroupManager who is asked for cgroups: systemd, cgroupfs, or empty where that is not said
 */
public record Options(
        boolean explain,
        boolean json,
        boolean stacktrace,
        List<Path> classPath,
        Optional<Path> jfr,
        String cgroupManager) {
    public static final Options NONE = new Options(false, false, false);

    public Options {
        classPath = List.copyOf(classPath);
    }

    public Options(boolean explain, boolean json, boolean stacktrace) {
        this(explain, json, stacktrace, List.of(), Optional.empty(), "");
    }

    Options withExplain() {
        return new Options(true, json, stacktrace, classPath, jfr, cgroupManager);
    }

    public Options withJson() {
        return new Options(explain, true, stacktrace, classPath, jfr, cgroupManager);
    }

    Options withStacktrace() {
        return new Options(explain, json, true, classPath, jfr, cgroupManager);
    }

    Options withClassPath(List<Path> entries) {
        return new Options(explain, json, stacktrace, entries, jfr, cgroupManager);
    }

    Options withJfr(Path file) {
        return new Options(explain, json, stacktrace, classPath, Optional.of(file), cgroupManager);
    }

    Options withCgroupManager(String name) {
        return new Options(explain, json, stacktrace, classPath, jfr, name);
    }
}
