package org.cgroovy.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

/**
 * The notes of what belongs to each container, one small file each: the claim on its name, made before anything else
 * is. A note appears whole, by a rename, or not at all. Beside it stand the log and, for a container that lives longer
 * than a moment, its description.
 */
final class StateStore {
    private static final String DRAFT = ".draft-";
    private static final String LOG = ".log-";
    private static final String SPEC = ".spec-";

    private final Kernel kernel;
    private final StateRoot place;
    private final Path root;
    private final ProcessId self;
    private final ProcessId owner;
    private final AtomicLong drafts;

    StateStore(Kernel kernel, StateRoot place) {
        this(kernel, place, ProcessId.self(), ProcessId.self(), new AtomicLong());
    }

    private StateStore(Kernel kernel, StateRoot place, ProcessId self, ProcessId owner, AtomicLong drafts) {
        this.kernel = kernel;
        this.place = place;
        this.root = place.path();
        this.self = self;
        this.owner = owner;
        this.drafts = drafts;
    }

    /** The same notes; what is claimed by it belongs to another process. */
    StateStore ownedBy(ProcessId other) {
        return new StateStore(kernel, place, self, other, drafts);
    }

    /** Takes a name. Fails with EEXIST when it is taken. Gives the open note, for {@link #publish}. */
    int claim(String id, boolean detached, List<Path> cgroups, List<String> command) {
        String draft = root + "/" + DRAFT + self.pid() + "-" + drafts.incrementAndGet();
        int note = create(draft);
        try {
            String text = State.note(owner, detached, System.currentTimeMillis(), cgroups, command);
            write(note, text, draft);
            kernel.renameNew(draft, root + "/" + id);
            return note;
        } catch (KernelException e) {
            kernel.close(note);
            unlink(draft);
            throw e;
        }
    }

    private int create(String draft) {
        place.check();
        try {
            return kernel.open(draft, Kernel.O_WRONLY | Kernel.O_CREAT | Kernel.O_EXCL, 0600);
        } catch (KernelException e) {
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
            makeRoot();
            return kernel.open(draft, Kernel.O_WRONLY | Kernel.O_CREAT | Kernel.O_EXCL, 0600);
        }
    }

    /** In a shared place somebody may have been faster. */
    void makeRoot() {
        makeDirectory(root, 0700);
        place.check();
    }

    private void makeDirectory(Path directory, int mode) {
        Path parent = directory.getParent();
        if (parent != null && !Files.exists(parent)) {
            makeDirectory(parent, 0755);
        }
        try {
            kernel.mkdir(directory.toString(), mode);
        } catch (KernelException e) {
            if (e.errno() != Errno.EEXIST) { // two may make it at once
                throw e;
            }
        }
    }

    /** Notes, in the open note, that the container's first process runs. */
    void publish(int note, int pid) {
        kernel.readFile("/proc/" + pid + "/stat")
                .flatMap(stat -> ProcessId.ofStat(pid, stat))
                .ifPresent(init -> write(note, init + "\n", "note"));
    }

    private void write(int fd, String text, String name) {
        kernel.write(fd, text.getBytes(StandardCharsets.UTF_8), () -> "write(\"" + name + "\")");
    }

    Path log(String id) {
        return root.resolve(LOG + id);
    }

    /** Keeps the description for other processes that will want to enter the container. */
    void describe(String id, String json) {
        String draft = root + "/" + DRAFT + self.pid() + "-" + drafts.incrementAndGet();
        int fd = create(draft);
        try {
            write(fd, json, draft);
            kernel.renameNew(draft, root + "/" + SPEC + id);
        } catch (KernelException e) {
            unlink(draft);
            throw e;
        } finally {
            kernel.close(fd);
        }
    }

    Optional<String> description(String id) {
        return text(SPEC + id);
    }

    /** Forgets a container; its log and description go first, so that nothing is left without its note. */
    void remove(String id, boolean more) {
        if (more) {
            unlink(root + "/" + LOG + id);
            unlink(root + "/" + SPEC + id);
        }
        unlink(root + "/" + id);
    }

    private void unlink(String path) {
        try {
            kernel.unlink(path);
        } catch (KernelException e) {
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
        }
    }

    Optional<State> read(String id) {
        return text(id).flatMap(text -> State.parse(id, text));
    }

    private Optional<String> text(String name) {
        place.check();
        try {
            return Optional.of(Files.readString(root.resolve(name)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    List<State> all() {
        return names().filter(name -> !name.startsWith("."))
                .flatMap(name -> read(name).stream())
                .toList();
    }

    /** Removes logs that are of none of these containers; gives their containers' names. */
    List<String> removeLogsBut(Set<String> containers) {
        List<String> old = names().filter(name -> name.startsWith(LOG))
                .map(name -> name.substring(LOG.length()))
                .filter(id -> !containers.contains(id))
                .toList();
        old.forEach(id -> unlink(root + "/" + LOG + id));
        return old;
    }

    /** Removes drafts of processes that died; gives their names. */
    List<String> removeDeadDrafts() {
        List<String> dead = names().filter(name -> name.startsWith(DRAFT))
                .filter(name -> !isOfLiving(name))
                .toList();
        dead.forEach(name -> unlink(root + "/" + name));
        return dead;
    }

    private static boolean isOfLiving(String draft) {
        String pid = draft.substring(DRAFT.length()).replaceAll("-.*", "");
        return ProcessId.of(Integer.parseInt(pid)).isPresent();
    }

    private Stream<String> names() {
        place.check();
        String[] names = root.toFile().list();
        return names == null ? Stream.empty() : Stream.of(names).sorted();
    }

    /** Removes the directory of all state when it is empty. */
    void close() {
        try {
            kernel.rmdir(root.toString());
        } catch (KernelException e) {
            // other containers still have their notes in it, or there never was any
        }
    }

    Path root() {
        return root;
    }
}
