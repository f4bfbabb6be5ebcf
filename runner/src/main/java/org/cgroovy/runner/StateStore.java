package org.cgroovy.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

/**
 * The state directories, one for each container: the claim on its name and the note of what belongs to it, made before
 * anything else is. A directory appears whole, by a rename, or not at all.
 */
final class StateStore {
    private static final String OWNER = "owner";
    private static final String INIT = "init";
    static final String SPEC = "config.json";
    static final String LOG = "log";
    private static final String DRAFT = ".draft-";

    private final Kernel kernel;
    private final Path root;
    private final ProcessId self = ProcessId.self();
    private final AtomicLong drafts = new AtomicLong();

    StateStore(Kernel kernel, Path root) {
        this.kernel = kernel;
        this.root = root;
    }

    Path directory(String id) {
        return root.resolve(id);
    }

    /** Takes a name. Fails with EEXIST when it is taken. */
    void claim(String id, boolean detached, List<Path> cgroups, List<String> command, String spec) {
        makeRoot();
        Path draft = root.resolve(DRAFT + self.pid() + "-" + drafts.incrementAndGet());
        kernel.mkdir(draft.toString(), 0700);
        try {
            write(draft.resolve(OWNER), note(detached, cgroups, command));
            write(draft.resolve(SPEC), spec);
            kernel.renameNew(draft.toString(), directory(id).toString());
        } catch (KernelException e) {
            delete(draft);
            throw e;
        }
    }

    private void makeRoot() {
        if (!Files.isDirectory(root)) {
            makeDirectory(root);
        }
    }

    private void makeDirectory(Path directory) {
        Path parent = directory.getParent();
        if (parent != null && !Files.exists(parent)) {
            makeDirectory(parent);
        }
        try {
            kernel.mkdir(directory.toString(), 0755);
        } catch (KernelException e) {
            if (e.errno() != Errno.EEXIST || !Files.isDirectory(directory)) { // else another runner was faster
                throw e;
            }
        }
    }

    private String note(boolean detached, List<Path> cgroups, List<String> command) {
        var lines = new ArrayList<String>();
        lines.add(self.toString());
        lines.add(Boolean.toString(detached));
        lines.add(Long.toString(System.currentTimeMillis()));
        lines.add(cgroups.stream().map(Path::toString).collect(Collectors.joining("\t")));
        lines.add(command.stream()
                .map(word -> word.replace('\t', ' ').replace('\n', ' '))
                .collect(Collectors.joining("\t")));
        return String.join("\n", lines);
    }

    /** Notes that the container's first process runs. */
    void publish(String id, int pid) {
        Optional<ProcessId> init = ProcessId.of(pid);
        if (init.isPresent()) { // else it has ended already
            Path draft = directory(id).resolve(INIT + ".new");
            write(draft, init.get().toString());
            kernel.renameNew(draft.toString(), directory(id).resolve(INIT).toString());
        }
    }

    private void write(Path file, String text) {
        int fd = kernel.open(file.toString(), Kernel.O_WRONLY | Kernel.O_CREAT | Kernel.O_EXCL, 0600);
        try {
            kernel.write(fd, text.getBytes(StandardCharsets.UTF_8), () -> "write(\"" + file + "\")");
        } finally {
            kernel.close(fd);
        }
    }

    void remove(String id) {
        delete(directory(id));
    }

    private void delete(Path directory) {
        for (String name : List.of(INIT + ".new", INIT, OWNER, SPEC, LOG)) {
            try {
                kernel.unlink(directory.resolve(name).toString());
            } catch (KernelException e) {
                require(e, Errno.ENOENT);
            }
        }
        try {
            kernel.rmdir(directory.toString());
        } catch (KernelException e) {
            require(e, Errno.ENOENT);
        }
    }

    private static void require(KernelException e, Errno expected) {
        if (e.errno() != expected) {
            throw e;
        }
    }

    Optional<State> read(String id) {
        try {
            String[] lines = Files.readString(directory(id).resolve(OWNER)).split("\n", -1);
            Path init = directory(id).resolve(INIT);
            return Optional.of(new State(
                    id,
                    ProcessId.parse(lines[0]),
                    Boolean.parseBoolean(lines[1]),
                    Instant.ofEpochMilli(Long.parseLong(lines[2])),
                    words(lines[3]).stream().map(Path::of).toList(),
                    words(lines[4]),
                    Files.exists(init) ? Optional.of(ProcessId.parse(Files.readString(init))) : Optional.empty()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : List.of(line.split("\t"));
    }

    List<State> all() {
        return names().filter(name -> !name.startsWith("."))
                .flatMap(name -> read(name).stream())
                .toList();
    }

    /** Removes drafts of processes that died; gives their names. */
    List<String> removeDeadDrafts() {
        List<String> dead = names().filter(name -> name.startsWith(DRAFT))
                .filter(name -> !isOfLiving(name))
                .toList();
        dead.forEach(name -> delete(root.resolve(name)));
        return dead;
    }

    private static boolean isOfLiving(String draft) {
        String pid = draft.substring(DRAFT.length()).replaceAll("-.*", "");
        return ProcessId.of(Integer.parseInt(pid)).isPresent();
    }

    private Stream<String> names() {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    Optional<String> spec(String id) {
        try {
            return Optional.of(Files.readString(directory(id).resolve(SPEC)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Removes the root directory of all state when it is empty. */
    void close() {
        try {
            kernel.rmdir(root.toString());
        } catch (KernelException e) {
            // other containers still have their state in it, or there never was any
        }
    }
}
