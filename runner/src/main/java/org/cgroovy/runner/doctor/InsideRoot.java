package org.cgroovy.runner.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.cgroovy.plan.Op;
import org.cgroovy.plan.Plan;
import org.cgroovy.spec.MountSpec;

/**
 * Paths as a container sees them, looked up on the host: symbolic links stay in the root, bind mounts are followed to
 * their source, and what other mounts cover is out of sight.
 */
final class InsideRoot {
    private static final int MOST_LINKS = 40;

    private final String name;
    private final Path root;
    private final List<MountSpec> mounts;

    private InsideRoot(String name, Path root, List<MountSpec> mounts) {
        this.name = name;
        this.root = root;
        this.mounts = mounts;
    }

    /** The root of a plan; that of a container that runs is seen through its first process. */
    static InsideRoot of(Plan plan) {
        Optional<Path> running = plan.ops().stream()
                .filter(op -> plan.ops().stream().noneMatch(Op.Claim.class::isInstance))
                .filter(Op.OpenFile.class::isInstance)
                .map(op -> ((Op.OpenFile) op).path())
                .filter(path -> path.endsWith("ns/pid"))
                .map(path -> Texts.parent(Texts.parent(path)).resolve("root"))
                .findFirst();
        Path own = Path.of(plan.spec().root().path());
        return running.map(path -> new InsideRoot("container " + plan.spec().id(), path, List.of()))
                .orElseGet(() -> new InsideRoot(own.toString(), own, plan.spec().mounts()));
    }

    /** The same, before more is mounted. */
    InsideRoot withMounts(List<MountSpec> some) {
        return new InsideRoot(name, root, some);
    }

    /** The name of the root, for people. */
    @Override
    public String toString() {
        return name;
    }

    /** Whether the root's own file system is mounted read-only. */
    boolean isReadOnly() {
        try {
            return Files.getFileStore(root).isReadOnly();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Where a path leads.
     *
     * @param inside the path without links as far as it was followed
     * @param host the file on the host; empty when the walk ended early
     */
    record Lookup(End end, String inside, Optional<Path> host) {
        boolean found() {
            return end == End.FOUND;
        }
    }

    /** How a walk ended. */
    enum End {
        FOUND,
        MISSING,
        NO_DIRECTORY,
        OUT_OF_SIGHT,
        LOOP
    }

    Lookup find(String path) {
        Deque<String> todo = new ArrayDeque<>(List.of(path.split("/")));
        var at = new ArrayList<String>();
        int links = 0;
        while (!todo.isEmpty()) {
            String name = todo.pop();
            if (name.equals("..") && !at.isEmpty()) {
                at.remove(at.size() - 1);
            }
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                continue;
            }
            at.add(name);
            Optional<Path> host = host("/" + String.join("/", at));
            if (host.isEmpty()) {
                return ended(End.OUT_OF_SIGHT, at);
            }
            if (!Files.exists(host.get(), LinkOption.NOFOLLOW_LINKS)) {
                return ended(End.MISSING, at);
            }
            if (Files.isSymbolicLink(host.get())) {
                links++;
                if (links > MOST_LINKS) {
                    return ended(End.LOOP, at);
                }
                follow(host.get(), at, todo);
            } else if (!todo.isEmpty() && !Files.isDirectory(host.get())) {
                return ended(End.NO_DIRECTORY, at);
            }
        }
        String inside = "/" + String.join("/", at);
        return new Lookup(End.FOUND, inside, host(inside));
    }

    private static Lookup ended(End end, List<String> at) {
        return new Lookup(end, "/" + String.join("/", at), Optional.empty());
    }

    private static void follow(Path link, List<String> at, Deque<String> todo) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            if (target.startsWith("/")) {
                at.clear();
            } else {
                at.remove(at.size() - 1);
            }
            String[] names = target.split("/");
            for (int i = names.length - 1; i >= 0; i--) {
                todo.push(names[i]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last of the mounts that cover a path decides. */
    private Optional<Path> host(String inside) {
        Optional<MountSpec> cover =
                mounts.stream().filter(mount -> covers(mount, inside)).reduce((first, second) -> second);
        if (cover.isEmpty()) {
            return Optional.of(root.resolve(inside.substring(1)));
        }
        return cover.filter(MountSpec::isBind).map(mount -> {
            String rest = inside.substring(mount.destination().length());
            return Path.of(mount.source() + rest);
        });
    }

    private static boolean covers(MountSpec mount, String inside) {
        String destination = mount.destination();
        return inside.equals(destination) || inside.startsWith(destination + "/");
    }
}
