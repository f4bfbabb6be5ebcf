package org.cgroovy.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cgroovy.linux.ElfFile;
import org.cgroovy.linux.PlainFiles;

/**
 * A root directory with the host's static busybox and a link for each of its commands. It is made at first use, in a
 * directory beside its place, and then moved there in one step, so that several makers do not disturb each other; a
 * newer busybox gets a root of its own. Containers that write to it share what they wrote.
 */
public final class BusyboxRoot {
    private static final List<Path> BINARIES = List.of(Path.of("/bin/busybox"), Path.of("/usr/bin/busybox"));
    private static final int WRITABLE_BY_OTHERS = 0022;

    private final List<Path> binaries;
    private final int uid;
    private final Path home;

    /**
     * @param binaries where to look for busybox, in order
     * @param uid whose the roots are
     * @param home the directory that the roots are made in
     */
    BusyboxRoot(List<Path> binaries, int uid, Path home) {
        this.binaries = binaries;
        this.uid = uid;
        this.home = home;
    }

    /** The root for the busybox of this host: in {@code /var/lib/cgroovy} for root, else in the user's cache. */
    public static Path path() {
        int uid = uid();
        return new BusyboxRoot(BINARIES, uid, home(uid, System.getenv())).find();
    }

    static Path home(int uid, Map<String, String> env) {
        if (uid == 0) {
            return Path.of("/var/lib/cgroovy");
        }
        String cache = env.getOrDefault("XDG_CACHE_HOME", "");
        return cache.startsWith("/")
                ? Path.of(cache, "cgroovy")
                : Path.of(env.getOrDefault("HOME", System.getProperty("user.home")), ".cache", "cgroovy");
    }

    Path find() {
        try {
            Path binary = binary();
            Path root = home.resolve("busybox-" + fingerprint(binary));
            return isUsable(root) ? root : make(binary.toRealPath(), root);
        } catch (AccessDeniedException e) {
            throw new RunnerException("cannot make a root from busybox in " + home + ": " + e.getFile()
                    + " cannot be written; set XDG_CACHE_HOME to a directory of your own");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a root from busybox in " + home + ": " + e.getMessage(), e);
        }
    }

    private Path binary() {
        Optional<Path> found = binaries.stream().filter(Files::isExecutable).findFirst();
        Path binary = found.orElseThrow(
                () -> new RunnerException("busybox() needs a busybox on this host: apt-get install -y busybox-static"));
        return binary;
    }

    private static String fingerprint(Path binary) throws IOException {
        var stat = Files.readAttributes(binary, BasicFileAttributes.class);
        return Integer.toHexString(Map.of("size", stat.size(), "lastModifiedTime", stat.lastModifiedTime())
                .hashCode());
    }

    /** One stat: it is there, ours, and nobody else can have changed what is in it. */
    private boolean isUsable(Path root) throws IOException {
        try {
            Map<String, Object> stat = Files.readAttributes(root, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
            int owner = (int) Objects.requireNonNull(stat.get("uid"));
            int mode = (int) Objects.requireNonNull(stat.get("mode"));
            if (owner != uid || (mode & WRITABLE_BY_OTHERS) != 0) {
                throw new RunnerException(root + " is writable by others: remove it");
            }
            return true;
        } catch (NoSuchFileException notYet) {
            return false;
        }
    }

    private Path make(Path binary, Path root) throws IOException {
        if (!ElfFile.isStatic(binary)) {
            throw new RunnerException(
                    binary + " needs shared libraries, which a container lacks: apt-get install -y busybox-static");
        }
        Files.createDirectories(home);
        Path draft = Files.createTempDirectory(home, ".busybox-");
        try {
            BusyboxTree.fill(draft, binary);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            publish(draft, root);
        } finally {
            BusyboxTree.delete(draft);
        }
        return root;
    }

    /** Another maker may have been faster: then its root is the one to use. */
    private void publish(Path draft, Path root) throws IOException {
        try {
            Files.move(draft, root, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!isUsable(root)) {
                throw e;
            }
        }
    }

    private static int uid() {
        return PlainFiles.uid().orElseThrow(() -> new RunnerException("cannot read /proc/self: is /proc mounted?"));
    }
}
