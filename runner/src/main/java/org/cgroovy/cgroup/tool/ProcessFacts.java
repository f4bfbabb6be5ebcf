package org.cgroovy.cgroup.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringTokenizer;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/**
 * What {@code /proc} says of a process, as far as rules ask for it.
 *
 * @param uid the effective user
 * @param gid the effective group
 * @param program the path of the program, or of the script that it runs
 */
record ProcessFacts(int uid, int gid, String program) {
    /** As much of a name as the kernel keeps. */
    private static final int COMM_BYTES = 15;

    /** @throws ToolException when there is no such process */
    static ProcessFacts of(long pid) {
        Path proc = Path.of("/proc/" + pid);
        try {
            String status = PlainFiles.read(proc.resolve("status"));
            return new ProcessFacts(effective(status, "Uid:"), effective(status, "Gid:"), program(proc, status));
        } catch (KernelException e) {
            throw new ToolException(Ecg.ECGROUPNOTEXIST, "there is no process " + pid);
        }
    }

    /** The second of the numbers behind a key. */
    private static int effective(String status, String key) {
        StringTokenizer words = new StringTokenizer(line(status, key));
        words.nextToken();
        return Integer.parseInt(words.nextToken());
    }

    private static String line(String status, String key) {
        for (String line : status.split("\n")) {
            if (line.startsWith(key)) {
                return line.substring(key.length()).strip();
            }
        }
        return "";
    }

    /** The executable's path where its name is that of the process, else the argument whose name is: a script's. */
    private static String program(Path proc, String status) {
        String name = line(status, "Name:");
        String executable;
        try {
            executable = Files.readSymbolicLink(proc.resolve("exe")).toString();
        } catch (IOException e) {
            return name;
        }
        if (isNamed(executable, name)) {
            return executable;
        }
        return script(proc, name).orElse(executable);
    }

    private static Optional<String> script(Path proc, String name) {
        for (String argument : PlainFiles.read(proc.resolve("cmdline")).split("\0")) {
            if (isNamed(argument, name)) {
                try {
                    Path directory = Files.readSymbolicLink(proc.resolve("cwd"));
                    return Optional.of(directory.resolve(argument).toRealPath().toString());
                } catch (IOException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isNamed(String path, String name) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return !last.isEmpty() && shortened(last).equals(shortened(name));
    }

    private static String shortened(String name) {
        return name.length() > COMM_BYTES ? name.substring(0, COMM_BYTES) : name;
    }
}
