package org.cgroovy.runner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cgroovy.cgroup.ControlFiles;

/**
 * Where the doctor looks.
 *
 * @param proc {@code /proc}
 * @param holders who has a state directory
 */
public record Site(Path proc, Function<Path, Optional<Holder>> holders) {
    /** This host, without knowledge of containers. */
    public static final Site HOST = host(directory -> Optional.empty());

    /**
     * A container that has a name.
     *
     * @param owner pid of the process that started it
     * @param init pid of its first process, empty until that runs
     */
    public record Holder(int owner, Optional<Integer> init) {}

    public static Site host(Function<Path, Optional<Holder>> holders) {
        return new Site(Path.of("/proc"), holders);
    }

    /** The text of a file below /proc; empty when it cannot be read. */
    Optional<String> read(String name) {
        return ControlFiles.HOST.read(proc.resolve(name));
    }

    /** {@code "4711 (sleep)"}, without the name when it is gone. */
    String process(int pid) {
        return pid + read(pid + "/comm").map(command -> " (" + command + ")").orElse("");
    }

    /** The value behind a name in a file such as {@code self/status}. */
    Optional<String> field(String file, String name) {
        return read(file)
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith(name))
                        .map(line -> line.substring(name.length()).strip())
                        .findFirst());
    }

    /** How many entries a directory has; empty when it cannot be read. */
    Optional<Long> count(String directory) {
        try (Stream<Path> entries = Files.list(proc.resolve(directory))) {
            return Optional.of(entries.count());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
